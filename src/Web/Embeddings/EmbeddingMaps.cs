using CisLens.Inference.Embeddings;
using CisLens.Inference.Embeddings.Pca;
using CisLens.Inference.Embeddings.Separation;
using CisLens.Inference.Embeddings.Umap;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;

namespace CisLens.Web.Embeddings;

/// <summary>
/// Maps of a run's embeddings: principal components, UMAP, separation. Computed when asked for, from the stored vectors; the last
/// few are remembered. Callers have made sure that the run belongs to the project.
/// </summary>
public sealed class EmbeddingMaps(RunStore store, DataFolder data, ModelCatalogue catalogue, ProjectNames names) : IDisposable
{
    private const int Components = 10;
    // UMAP sees this many components: more is noise, fewer lose structure.
    private const int UmapComponents = 50;

    private readonly RecentWork<EmbeddingKey, EmbeddedPoints> _points = new(2);
    private readonly RecentWork<(EmbeddingKey, int), PrincipalComponents> _components = new(8);
    private readonly RecentWork<(EmbeddingKey, string, DateTime), SeparationReport> _separations = new(16);
    private readonly RecentWork<(EmbeddingKey, string, DateTime), GcMatchedPoints> _matched = new(4);
    private readonly SemaphoreSlim _layouts = new(1);

    /// <summary>Null when the project has no such run.</summary>
    public async Task<EmbeddingsHead?> HeadAsync(string project, string run, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name
            || await store.DetailAsync(run, cancellationToken) is not { } detail || detail.Summary.ProjectId != project)
            return null;
        var folder = data.Run(run);
        var prepared = PreparedRun.Read(folder);
        var lines = (detail.Spec.Embeddings ?? []).Select((embedding, index) => new EmbeddingLine(
            index, embedding.Layer, embedding.Pooling, embedding.Title(), prepared is not null && RunEmbedding.IsWhole(folder, prepared, index)));
        return new EmbeddingsHead(
            name, detail.Summary, detail.Spec, prepared?.Rows ?? 0, [.. lines], Columns(detail.Spec, folder),
            prepared is null ? 0 : EmbeddedPoints.CountPairs(folder), Usual(detail.Spec));
    }

    /// <summary>The vectors.</summary>
    /// <exception cref="InputException">They are not computed yet, or there are no pairs.</exception>
    public Task<EmbeddedPoints> PointsAsync(EmbeddingKey key, CancellationToken cancellationToken) => _points.GetAsync(
        key,
        () => Task.FromResult(EmbeddedPoints.Read(data.Run(key.Run), key.Index, key.Deltas, CancellationToken.None)
            ?? throw new InputException("The run has no such embedding, or it is not computed yet; wait until its stage is done.")),
        cancellationToken);

    /// <summary>The first ten principal components.</summary>
    /// <exception cref="InputException">There are too few points, or all are the same.</exception>
    public Task<PrincipalComponents> ComponentsAsync(EmbeddingKey key, CancellationToken cancellationToken) => ComponentsAsync(key, Components, cancellationToken);

    /// <summary>The UMAP layout, [points, 2]; kept with the run's files, because it takes long.</summary>
    /// <exception cref="InputException">There are too few points.</exception>
    public async Task<FeatureTable> LayoutAsync(EmbeddingKey key, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data.Run(key.Run).Columns, $"umap-{key.Index}{(key.Deltas ? "-deltas" : "")}.npy");
        await _layouts.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(file))
            {
                var components = await ComponentsAsync(key, UmapComponents, cancellationToken);
                var layout = await Task.Run(() => UmapFit.Run(components.Scores, new UmapOptions(), null, cancellationToken), cancellationToken);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                AtomicFile.Write(file, stream => NpyFile.Write<float>(stream, layout.Values, layout.Rows, 2));
            }
        }
        finally
        {
            _layouts.Release();
        }
        var stored = NpyFile.Read<float>(file);
        return new FeatureTable((int)stored.Shape[0], 2, stored.Data);
    }

    /// <summary>Whether the groups of a column are apart, with controls.</summary>
    /// <exception cref="InputException">The column has no groups that can be compared.</exception>
    public async Task<SeparationReport> SeparationAsync(EmbeddingKey key, string column, CancellationToken cancellationToken)
    {
        var components = await ComponentsAsync(key, cancellationToken);
        var (points, groups, added) = await GroupsAsync(key, column, cancellationToken);
        return await _separations.GetAsync(
            (key, column, added),
            () => Task.FromResult(SeparationTest.Run(points.Table, components, groups, Gc(key, points), new SeparationOptions(), CancellationToken.None)),
            cancellationToken);
    }

    /// <summary>The points left when the groups of a column are matched for GC content, with components of their own.</summary>
    /// <exception cref="InputException">The column has no groups that can be compared, or too few points are left.</exception>
    public async Task<GcMatchedPoints> MatchedAsync(EmbeddingKey key, string column, CancellationToken cancellationToken)
    {
        var (points, groups, added) = await GroupsAsync(key, column, cancellationToken);
        return await _matched.GetAsync(
            (key, column, added),
            () => Task.FromResult(SeparationTest.Match(points.Table, groups, Gc(key, points), new SeparationOptions(), CancellationToken.None)),
            cancellationToken);
    }

    /// <summary>The values of a column.</summary>
    /// <exception cref="InputException">There is no such column.</exception>
    public async Task<PointColumn> ColumnAsync(EmbeddingKey key, string column, CancellationToken cancellationToken) =>
        Column(key, await PointsAsync(key, cancellationToken), column);

    public void Dispose() => _layouts.Dispose();

    private EmbeddingSpec? Usual(RunSpec spec)
    {
        try
        {
            return EmbeddableLayers.Default(catalogue.Open(spec.Model.Id).Card);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static List<ColumnLine> Columns(RunSpec spec, RunFolder folder)
    {
        List<ColumnLine> lines = [new("label", "Label"), new("group", "Group")];
        lines.AddRange(spec.Targets.Select((target, index) => new ColumnLine($"prediction/{index}", $"Prediction of {target.Name}")));
        lines.AddRange((AnnotationTable.Read(folder)?.Columns ?? []).Select(name => new ColumnLine($"added/{name}", name)));
        return lines;
    }

    private Task<PrincipalComponents> ComponentsAsync(EmbeddingKey key, int count, CancellationToken cancellationToken) => _components.GetAsync(
        (key, count),
        async () => PcaFit.Run((await PointsAsync(key, CancellationToken.None)).Table, new PcaOptions { Components = count }, CancellationToken.None),
        cancellationToken);

    private async Task<(EmbeddedPoints Points, IReadOnlyList<string?> Groups, DateTime Added)> GroupsAsync(EmbeddingKey key, string column, CancellationToken cancellationToken)
    {
        var points = await PointsAsync(key, cancellationToken);
        var groups = Column(key, points, column).Groups ?? throw new InputException("This column holds numbers; choose one with groups to compare.");
        return (points, groups, File.GetLastWriteTimeUtc(data.Run(key.Run).Annotations));
    }

    private double[] Gc(EmbeddingKey key, EmbeddedPoints points)
    {
        using var results = RunResults.Open(data.Run(key.Run))!;
        using var set = SequenceSet.Open(data.SequenceSet(results.Spec.Sequences.Id));
        return points.Gc(set, results.Prepared.Length);
    }

    private PointColumn Column(EmbeddingKey key, EmbeddedPoints points, string column)
    {
        using var results = RunResults.Open(data.Run(key.Run))!;
        var line = Columns(results.Spec, data.Run(key.Run)).FirstOrDefault(one => one.Key == column)
            ?? throw new InputException($"There is no column '{column}'; choose label, group, a prediction or a column that was added.");
        return column.Split('/', 2) switch
        {
            ["label"] => PointColumn.Of(line.Title, [.. points.Rows.Select(row => row.Label)]),
            ["group"] => PointColumn.Of(line.Title, [.. points.Rows.Select(row => row.Group)]),
            ["prediction", var target] => Prediction(line, points, RunPredictions.Read(
                data.Run(key.Run), results.Prepared, int.Parse(target, System.Globalization.CultureInfo.InvariantCulture))),
            [_, var name] => Added(line, points, AnnotationTable.Read(data.Run(key.Run))!, name),
            _ => throw new InputException($"There is no column '{column}'."),
        };
    }

    // Of a pair the difference, as its point is.
    private static PointColumn Prediction(ColumnLine line, EmbeddedPoints points, float[] predictions)
    {
        var values = points.Rows.Select((row, point) =>
            points.References is { } references ? predictions[row.Row] - predictions[references[point].Row] : predictions[row.Row]);
        return new PointColumn(points.References is null ? line.Title : $"{line.Title}, alternative - reference", null, [.. values.Select(value => float.IsNaN(value) ? (float?)null : value)]);
    }

    private static PointColumn Added(ColumnLine line, EmbeddedPoints points, AnnotationTable table, string name)
    {
        var place = table.Columns.ToList().IndexOf(name);
        return PointColumn.Of(line.Title, [.. points.Rows.Select(row => table[row.Id, place])]);
    }
}
