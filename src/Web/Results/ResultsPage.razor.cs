using System.Globalization;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

using CisLens.Web.Tracks;

namespace CisLens.Web.Results;

/// <summary>The table of sequences and, below it, the tracks of one. While the run goes on, both fill.</summary>
public sealed partial class ResultsPage : IDisposable
{
    private ResultsQuery _query = new();
    private IDisposable? _subscription;
    private int _version;
    private int _generation;

    [Parameter]
    public required string ProjectId { get; set; }

    [Parameter]
    public required string RunId { get; set; }

    [Parameter]
    public long? Row { get; set; }

    [Inject]
    private RunTracks Results { get; set; } = null!;

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

    protected override void OnParametersSet() => _query = ResultsQuery.Of(Navigation.Uri);

    // A new query alone sets no parameters.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        _query = ResultsQuery.Of(Navigation.Uri);
        StateHasChanged();
    });

    private async Task<ResultsHead?> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await Results.HeadAsync(ProjectId, RunId, cancellationToken);
        if (head is not null && RendererInfo.IsInteractive && RunStateRules.IsActive(head.Run.State) && _subscription is null)
            _subscription = Feed.Subscribe(RunId, snapshot => _ = InvokeAsync(() => Follow(snapshot)));
        return head;
    }

    // New chunks fill the table and the tracks; the end of a stage that prepares, or of the run, changes the page itself.
    private void Follow(RunSnapshot snapshot)
    {
        var chunks = snapshot.Detail.Stages.Sum(stage => stage.ChunksDone);
        if (chunks == _version && snapshot.IsActive)
            return;
        var wasEmpty = _version == 0;
        _version = chunks;
        if (wasEmpty || !snapshot.IsActive)
            _generation++;
        if (!snapshot.IsActive)
            _subscription?.Dispose();
        StateHasChanged();
    }

    private string Address(long? row, ResultsQuery query) =>
        $"projects/{ProjectId}/runs/{RunId}/results{(row is { } number ? "/" + number.ToString(CultureInfo.InvariantCulture) : "")}{query}";

    private void Go(long? row, ResultsQuery query, bool replace = false) => Navigation.NavigateTo(Address(row, query), replace: replace);
}
