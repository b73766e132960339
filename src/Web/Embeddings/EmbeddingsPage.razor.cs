using System.Globalization;
using System.Text.Json;
using CisLens.Inference.Embeddings.Pca;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CisLens.Web.Embeddings;

/// <summary>The sequences of a run as points: where a layer of the model puts them, and whether groups are really apart.</summary>
public sealed partial class EmbeddingsPage : IDisposable
{
    private EmbeddingsQuery _query = new();
    private IDisposable? _subscription;
    private int _generation;

    [Parameter]
    public required string ProjectId { get; set; }

    [Parameter]
    public required string RunId { get; set; }

    [Inject]
    private EmbeddingMaps Maps { get; set; } = null!;

    [Inject]
    private RunFeed Feed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private EmbeddingKey Key => new(RunId, _query.Embedding, _query.Deltas);

    private string Api => string.Create(CultureInfo.InvariantCulture, $"api/projects/{ProjectId}/runs/{RunId}/embeddings/{_query.Embedding}");

    // The column by which points are matched; null when they are not.
    private string? MatchedColumn => _query.Control == MapControl.Matched ? _query.Column : null;

    private string Pairs => _query.Deltas ? "?deltas=true" : "";

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _subscription?.Dispose();
    }

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override void OnParametersSet() => _query = EmbeddingsQuery.Of(Navigation.Uri);

    // A new query alone sets no parameters.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        _query = EmbeddingsQuery.Of(Navigation.Uri);
        StateHasChanged();
    });

    private async Task<EmbeddingsHead?> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await Maps.HeadAsync(ProjectId, RunId, cancellationToken);
        if (head is not null && RendererInfo.IsInteractive && RunStateRules.IsActive(head.Run.State) && _subscription is null)
            _subscription = Feed.Subscribe(RunId, snapshot => _ = InvokeAsync(() => Follow(snapshot)));
        return head;
    }

    // The page changes when an embedding becomes whole, and when the run ends.
    private void Follow(RunSnapshot snapshot)
    {
        var whole = snapshot.Detail.Stages.Count(stage => stage is { Kind: StageKind.Embed, State: StageState.Done });
        if (whole == _generation && snapshot.IsActive)
            return;
        _generation = snapshot.IsActive ? whole : _generation + 1;
        if (!snapshot.IsActive)
            _subscription?.Dispose();
        StateHasChanged();
    }

    private EmbeddingLine? Chosen(EmbeddingsHead head) => head.Embeddings.FirstOrDefault(one => one.Index == _query.Embedding);

    private string ColumnTitle(EmbeddingsHead head) => head.Columns.FirstOrDefault(one => one.Key == _query.Column)?.Title ?? _query.Column;

    private async Task<PrincipalComponents?> ComponentsAsync(CancellationToken cancellationToken) => MatchedColumn is { } column
        ? (await Maps.MatchedAsync(Key, column, cancellationToken)).Components
        : await Maps.ComponentsAsync(Key, cancellationToken);

    private async Task<SeparationView?> SeparationAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new SeparationView(await Maps.SeparationAsync(Key, _query.Column, cancellationToken), null);
        }
        catch (InputException reason)
        {
            return new SeparationView(null, reason.Message);
        }
    }

    private ScatterOptions Options(EmbeddingsHead head, PrincipalComponents components)
    {
        var (x, y) = (Math.Min(_query.X, components.Count - 1), Math.Min(_query.Y, components.Count - 1));
        var deltas = _query.Deltas ? "true" : "false";
        var map = _query.Umap ? "map=umap" : string.Create(CultureInfo.InvariantCulture, $"map=pca&x={x}&y={y}");
        var matched = MatchedColumn is { } column ? $"&matched={Uri.EscapeDataString(column)}" : "";
        return new ScatterOptions
        {
            PointsUrl = $"{Api}/points?{map}&deltas={deltas}{matched}",
            ColumnUrl = $"{Api}/column?key={Uri.EscapeDataString(_query.Column)}&deltas={deltas}{(_query.Control == MapControl.Shuffled ? "&shuffled=true" : "")}&version={_generation}",
            NamesUrl = $"{Api}/names?deltas={deltas}",
            XTitle = _query.Umap ? "UMAP 1" : Axis(components, x),
            YTitle = _query.Umap ? "UMAP 2" : Axis(components, y),
            HasUnits = !_query.Umap,
            Deltas = _query.Deltas,
            Label = $"{(_query.Umap ? "UMAP" : "Principal components")} of {Words.Count(components.Rows)} {(_query.Deltas ? "pairs" : "sequences")}, coloured by {ColumnTitle(head)}{Controlled}",
        };
    }

    private static string Axis(PrincipalComponents components, int component) =>
        string.Create(CultureInfo.InvariantCulture, $"PC{component + 1} ({Words.Percent(components.ExplainedShare(component))})");

    private string Controlled => _query.Control switch
    {
        MapControl.Shuffled => ", shuffled",
        MapControl.Matched => ", GC content matched",
        _ => "",
    };

    private string Again(EmbeddingsHead head)
    {
        var embeddings = head.Usual is { } usual ? JsonSerializer.Serialize<EmbeddingSpec[]>([usual], RunJson.Compact) : null;
        var targets = string.Join(',', head.Spec.Targets.Select(target => target.Output.ToString(CultureInfo.InvariantCulture)));
        return $"projects/{ProjectId}/runs/new?step=4&set={head.Spec.Sequences.Id}&model={head.Spec.Model.Id}&targets={targets}"
            + (embeddings is null ? "" : $"&embeddings={Uri.EscapeDataString(embeddings)}");
    }

    private void Go(EmbeddingsQuery query) => Navigation.NavigateTo($"projects/{ProjectId}/runs/{RunId}/embeddings{query}", replace: true);
}
