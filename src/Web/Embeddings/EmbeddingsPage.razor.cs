using System.Globalization;
using System.Text.Json;
using CisLens.Inference.Embeddings.Pca;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Embeddings;

/// <summary>The sequences of a run as points: where a layer of the model puts them, and whether groups are really apart.</summary>
public sealed partial class EmbeddingsPage
{
    [Inject]
    private EmbeddingMaps Maps { get; set; } = null!;

    protected override string Path => $"projects/{ProjectId}/runs/{RunId}/embeddings";

    private EmbeddingKey Key => new(RunId, Query.Embedding, Query.Deltas);

    private string Api => string.Create(CultureInfo.InvariantCulture, $"api/projects/{ProjectId}/runs/{RunId}/embeddings/{Query.Embedding}");

    // The column by which points are matched; null when they are not.
    private string? MatchedColumn => Query.Control == MapControl.Matched ? Query.Column : null;

    private string Pairs => Query.Deltas ? "?deltas=true" : "";

    protected override int ProgressOf(RunSnapshot snapshot) => snapshot.Detail.Stages.Count(stage => stage is { Kind: StageKind.Embed, State: StageState.Done });

    private async Task<EmbeddingsHead?> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await Maps.HeadAsync(ProjectId, RunId, cancellationToken);
        if (head is not null)
            Watch(head.Run);
        return head;
    }

    private EmbeddingLine? Chosen(EmbeddingsHead head) => head.Embeddings.FirstOrDefault(one => one.Index == Query.Embedding);

    private string ColumnTitle(EmbeddingsHead head) => head.Columns.FirstOrDefault(one => one.Key == Query.Column)?.Title ?? Query.Column;

    private async Task<PrincipalComponents?> ComponentsAsync(CancellationToken cancellationToken) => MatchedColumn is { } column
        ? (await Maps.MatchedAsync(Key, column, cancellationToken)).Components
        : await Maps.ComponentsAsync(Key, cancellationToken);

    private async Task<SeparationView?> SeparationAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new SeparationView(await Maps.SeparationAsync(Key, Query.Column, cancellationToken), null);
        }
        catch (InputException reason)
        {
            return new SeparationView(null, reason.Message);
        }
    }

    private ScatterOptions Options(EmbeddingsHead head, PrincipalComponents components)
    {
        var (x, y) = (Math.Min(Query.X, components.Count - 1), Math.Min(Query.Y, components.Count - 1));
        var deltas = Query.Deltas ? "true" : "false";
        var map = Query.Umap ? "map=umap" : string.Create(CultureInfo.InvariantCulture, $"map=pca&x={x}&y={y}");
        var matched = MatchedColumn is { } column ? $"&matched={Uri.EscapeDataString(column)}" : "";
        return new ScatterOptions
        {
            PointsUrl = $"{Api}/points?{map}&deltas={deltas}{matched}",
            ColumnUrl = $"{Api}/column?key={Uri.EscapeDataString(Query.Column)}&deltas={deltas}{(Query.Control == MapControl.Shuffled ? "&shuffled=true" : "")}&version={Generation}",
            NamesUrl = $"{Api}/names?deltas={deltas}",
            XTitle = Query.Umap ? "UMAP 1" : Axis(components, x),
            YTitle = Query.Umap ? "UMAP 2" : Axis(components, y),
            HasUnits = !Query.Umap,
            Deltas = Query.Deltas,
            Label = $"{(Query.Umap ? "UMAP" : "Principal components")} of {Words.Count(components.Rows)} {(Query.Deltas ? "pairs" : "sequences")}, coloured by {ColumnTitle(head)}{Controlled}",
        };
    }

    private static string Axis(PrincipalComponents components, int component) =>
        string.Create(CultureInfo.InvariantCulture, $"PC{component + 1} ({Words.Percent(components.ExplainedShare(component))})");

    private string Controlled => Query.Control switch
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
}
