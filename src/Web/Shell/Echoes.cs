using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Shell;

/// <summary>
/// The addresses that a page went to itself. Each comes back through the browser, when the page may be further already:
/// such an echo is nobody's change, and taking it for one would put back what was typed or chosen since.
/// </summary>
/// <param name="navigation">Where the addresses are written.</param>
public sealed class Echoes(NavigationManager navigation)
{
    private readonly Queue<string> _sent = new();

    /// <summary>Replaces the address that is shown, and says how it will come back.</summary>
    public string Go(string address)
    {
        var absolute = navigation.ToAbsoluteUri(address).AbsoluteUri;
        _sent.Enqueue(absolute);
        navigation.NavigateTo(absolute, replace: true);
        return absolute;
    }

    /// <summary>Whether this address is one that the page went to itself. They come back in their order, each perhaps heard twice.</summary>
    public bool Returns(string address)
    {
        if (!_sent.Contains(address))
        {
            // Somebody else's: what was sent before it comes back as somebody else's too.
            _sent.Clear();
            return false;
        }

        while (_sent.Peek() != address)
            _sent.Dequeue();
        return true;
    }
}
