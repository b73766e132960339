using System.Security.Claims;
using CisLens.Shared.Settings;
using CisLens.Web.Live;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Runs;

/// <summary>A run while it runs and after.</summary>
public sealed partial class RunPage : IDisposable
{
    private Loaded<RunView>? _loaded;
    private IDisposable? _subscription;
    private string? _subscribedTo;
    private RunSnapshot? _now;

    [Parameter]
    public required string ProjectId { get; set; }

    [Parameter]
    public required string RunId { get; set; }

    [Inject]
    private RunService Runs { get; set; } = null!;

    [Inject]
    private CisLensSettings Settings { get; set; } = null!;

    [Inject]
    private RunFeed Feed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    public void Dispose() => _subscription?.Dispose();

    private async Task<RunView?> LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Runs.FindAsync(ProjectId, RunId, cancellationToken);
        // Subscribing while the page is only prerendered would leak the subscription: nobody disposes it.
        if (view is not null && RendererInfo.IsInteractive && _subscribedTo != RunId)
        {
            _subscription?.Dispose();
            (_subscribedTo, _now) = (RunId, null);
            _subscription = Feed.Subscribe(RunId, snapshot => _ = InvokeAsync(() => Show(snapshot)));
        }

        return view;
    }

    private void Show(RunSnapshot snapshot)
    {
        if (snapshot.Run.Id != RunId)
            return;
        _now = snapshot;
        StateHasChanged();
    }

    private Task CancelAsync() => ActAsync(Runs.CancelAsync);

    private Task ResumeAsync() => ActAsync(Runs.ResumeAsync);

    private async Task ActAsync(Func<ClaimsPrincipal, string, string, CancellationToken, Task> action)
    {
        if (await Attempt.RunAsync(user => action(user, ProjectId, RunId, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }

    private async Task DeleteAsync()
    {
        if (await Attempt.RunAsync(user => Runs.DeleteAsync(user, ProjectId, RunId, CancellationToken.None)))
            Navigation.NavigateTo($"projects/{ProjectId}/runs");
    }
}
