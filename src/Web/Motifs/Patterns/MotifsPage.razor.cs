using CisLens.Shared.Runs;
using CisLens.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>What a run found about motifs. While the run goes on, the page fills.</summary>
public sealed partial class MotifsPage : IDisposable
{
    private static readonly (MotifsView View, string Title)[] Views =
    [
        (MotifsView.Patterns, "Patterns"),
        (MotifsView.Unmatched, "Strong, but nothing known"),
        (MotifsView.Ignored, "Known, but ignored"),
        (MotifsView.Pairs, "Together"),
        (MotifsView.Filters, "Filters"),
        (MotifsView.Lookup, "Look up my motif"),
    ];

    private MotifsQuery _query = new();
    private IDisposable? _subscription;
    private int _generation;
    private int _done;

    [Parameter]
    public required string ProjectId { get; set; }

    [Parameter]
    public required string RunId { get; set; }

    [Inject]
    private RunPatterns Patterns { get; set; } = null!;

    [Inject]
    private RunFeed Feed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _subscription?.Dispose();
    }

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override void OnParametersSet() => _query = MotifsQuery.Of(Navigation.Uri);

    // A new query alone sets no parameters.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        _query = MotifsQuery.Of(Navigation.Uri);
        StateHasChanged();
    });

    private async Task<MotifsHead?> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await Patterns.HeadAsync(ProjectId, RunId, cancellationToken);
        if (head is not null && RendererInfo.IsInteractive && RunStateRules.IsActive(head.Results.Run.State) && _subscription is null)
            _subscription = Feed.Subscribe(RunId, snapshot => _ = InvokeAsync(() => Follow(snapshot)));
        return head;
    }

    // The page changes when a stage becomes whole, and when the run ends.
    private void Follow(RunSnapshot snapshot)
    {
        var done = snapshot.Detail.Stages.Count(stage => stage.State == StageState.Done);
        if (done == _done && snapshot.IsActive)
            return;
        _done = done;
        _generation++;
        if (!snapshot.IsActive)
            _subscription?.Dispose();
        StateHasChanged();
    }

    private string Address(MotifsQuery query) => $"projects/{ProjectId}/runs/{RunId}/motifs{query}";

    private void Go(MotifsQuery query) => Navigation.NavigateTo(Address(query), replace: true);
}
