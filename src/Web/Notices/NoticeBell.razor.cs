using CisLens.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Notices;

/// <summary>Counts what a person has not seen, while the page is open.</summary>
public sealed partial class NoticeBell : IDisposable
{
    private const int Most = 99;
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private int _unread;

    /// <summary>Whether there is room for the bell alone.</summary>
    [Parameter]
    public bool Small { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private MyNotices Notices { get; set; } = null!;

    [Inject]
    private NoticeFeed Feed { get; set; } = null!;

    [Inject]
    private ILogger<NoticeBell> Logger { get; set; } = null!;

    private string Class => Small ? "cl-button cl-button-ghost bell" : "cl-nav-item";

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _subscription?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if ((await Authentication).User.PersonId() is not { } person)
            return;
        if (RendererInfo.IsInteractive)
            _subscription = Feed.Subscribe(person, () => _ = InvokeAsync(() => CountAsync(person)));
        await CountAsync(person);
    }

    private async Task CountAsync(string person)
    {
        try
        {
            _unread = await Notices.UnreadAsync(person, _gone.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            // The bell is beside the page; the page says for itself what it could not load.
            Logger.LogError(error, "Notices could not be counted.");
        }
    }
}
