using CisLens.Shared.Runs;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CisLens.Web.Live;

/// <summary>A page about what a run computes: the address says what is looked at, and while the run goes on, the page fills.</summary>
/// <typeparam name="TQuery">What the address says.</typeparam>
public abstract class LiveRunPage<TQuery> : ComponentBase, IDisposable
    where TQuery : class, IPageQuery<TQuery>
{
    private Echoes _echoes = null!;
    private IDisposable? _subscription;
    private string? _watched;

    [Parameter]
    public required string ProjectId { get; set; }

    [Parameter]
    public required string RunId { get; set; }

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private RunFeed Feed { get; set; } = null!;

    /// <summary>The page's address without its query.</summary>
    protected abstract string Path { get; }

    /// <summary>What is looked at.</summary>
    protected TQuery Query { get; private set; } = null!;

    /// <summary>Grows whenever the page must be loaded again: part of the key of what is loaded.</summary>
    protected int Generation { get; private set; }

    /// <summary>How far the run was when it was last heard of, as <see cref="ProgressOf"/> counts.</summary>
    protected int Progress { get; private set; }

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        StopWatching();
        Leave();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        _echoes = new Echoes(Navigation);
        Navigation.LocationChanged += OnLocationChanged;
    }

    protected override void OnParametersSet() => Read(Navigation.Uri);

    /// <summary>Lets go of what the page itself listens to.</summary>
    protected virtual void Leave()
    {
    }

    /// <summary>Counts what changes the page; here the stages that are whole.</summary>
    protected virtual int ProgressOf(RunSnapshot snapshot) => snapshot.Detail.Stages.Count(stage => stage.State == StageState.Done);

    /// <summary>Whether progress makes the whole page load again, and not only its parts that read <see cref="Progress"/>.</summary>
    /// <param name="before">The progress before.</param>
    protected virtual bool LoadsAgain(int before) => true;

    /// <summary>Follows a run that was loaded as long as it is active. A page that is only prerendered follows nothing: nobody would dispose it.</summary>
    protected void Watch(RunSummary run)
    {
        if (_watched != run.Id)
            StopWatching();
        if (_watched is not null || !RendererInfo.IsInteractive || !RunStateRules.IsActive(run.State))
            return;
        (_watched, Progress) = (run.Id, 0);
        _subscription = Feed.Subscribe(run.Id, snapshot => _ = InvokeAsync(() => Follow(snapshot)));
    }

    protected void Reload() => Generation++;

    protected string Address(TQuery query) => $"{Path}{query}";

    /// <summary>Looks at something else. It counts from now on, and not only once the browser shows its address.</summary>
    protected void Go(TQuery query)
    {
        Query = TQuery.Of(_echoes.Go(Address(query)));
        StateHasChanged();
    }

    // A new query alone sets no parameters.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        Read(change.Location);
        StateHasChanged();
    });

    private void Read(string address)
    {
        if (!_echoes.Returns(address))
            Query = TQuery.Of(address);
    }

    private void Follow(RunSnapshot snapshot)
    {
        var (before, now) = (Progress, ProgressOf(snapshot));
        if (snapshot.Run.Id != _watched || (now == before && snapshot.IsActive))
            return;
        Progress = now;
        if (!snapshot.IsActive || LoadsAgain(before))
            Generation++;
        if (!snapshot.IsActive)
            StopWatching();
        StateHasChanged();
    }

    private void StopWatching()
    {
        _subscription?.Dispose();
        (_subscription, _watched) = (null, null);
    }
}
