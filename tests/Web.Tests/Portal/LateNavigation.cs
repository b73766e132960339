using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Tests.Portal;

/// <summary>A browser far away: where the portal goes to comes back when the test says so, as in <see cref="Echo"/>.</summary>
public sealed class LateNavigation : NavigationManager
{
    private readonly Queue<string> _underWay = new();

    public LateNavigation() => Initialize("http://localhost/", "http://localhost/");

    /// <summary>Where the browser is, or will be.</summary>
    public string Latest => _underWay.Count > 0 ? _underWay.Last() : Uri;

    /// <summary>Somebody else opens an address.</summary>
    public void Open(string address)
    {
        Uri = ToAbsoluteUri(address).AbsoluteUri;
        NotifyLocationChanged(isInterceptedLink: true);
    }

    /// <summary>The oldest address that is under way comes back.</summary>
    public void Echo() => Open(_underWay.Dequeue());

    protected override void NavigateToCore(string uri, NavigationOptions options) => _underWay.Enqueue(ToAbsoluteUri(uri).AbsoluteUri);
}
