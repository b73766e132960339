using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Home;

/// <summary>The first page: a result to look at, then what was done lately.</summary>
public sealed partial class HomePage : IDisposable
{
    private Loaded<HomeView>? _loaded;
    private IDisposable? _subscription;
    private RunState? _shown;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private HomeService Home { get; set; } = null!;

    [Inject]
    private RunFeed Feed { get; set; } = null!;

    public void Dispose() => _subscription?.Dispose();

    private async Task<HomeView?> LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Home.LoadAsync((await Authentication).User, cancellationToken);
        if (view?.DemoRun is { } demo && RendererInfo.IsInteractive && RunStateRules.IsActive(demo.State) && _subscription is null)
        {
            _shown = demo.State;
            _subscription = Feed.Subscribe(demo.Id, snapshot => _ = InvokeAsync(() => FollowAsync(snapshot)));
        }

        return view;
    }

    // The example appears by itself when the demo's run is done.
    private async Task FollowAsync(RunSnapshot snapshot)
    {
        if (snapshot.Run.State == _shown)
            return;
        _shown = snapshot.Run.State;
        await _loaded!.ReloadAsync();
        if (!snapshot.IsActive)
            _subscription?.Dispose();
    }
}
