using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs;

/// <summary>
/// What a run adds to what is stored, before it starts. Arrays are counted as they will be written; tables and the sequences in the bundle by how such text
/// usually compresses; what is found (patterns, sites of patterns, results of tests) cannot be known and is not counted. Needs no tensors.
/// </summary>
/// <param name="Maps">Bytes of the attributions in the run's folder.</param>
/// <param name="Stages">Bytes of everything else there: rows, predictions, embeddings, columns for the report, sites of known motifs as frequent as by chance.</param>
/// <param name="Bundle">Bytes of the bundle, which holds all of it once more.</param>
/// <param name="Assumption">What this rests on.</param>
public sealed record StorageEstimate(long Maps, long Stages, long Bundle, string Assumption)
{
    // Of the bundle, measured: the table and the FASTA of a base together, and the four channels of a position, both compressed.
    private const double SequenceBytesPerBase = 0.7;
    private const double OneHotBytesPerPosition = 1.4;

    // A line of a table: numbers beside what the set says of a sequence; compressed to about this share.
    private const int RowBytes = 20;
    private const int PredictionBytes = 12;
    private const double TextShare = 0.3;

    // What every run has whatever its size: specification, texts, metadata, report.
    private const int FolderBytes = 4 << 10;
    private const int BundleBytes = 16 << 10;

    // An array is a file with a head in the folder, and an entry of a zip in a zip in the bundle.
    private const int HeadBytes = 128;
    private const int EntryBytes = 900;

    /// <summary>All of it, in bytes.</summary>
    public long Bytes => Maps + Stages + Bundle;

    /// <summary>Estimates a run.</summary>
    /// <param name="spec">The specification, checked.</param>
    /// <param name="card">Its model.</param>
    /// <param name="set">Its sequences.</param>
    /// <param name="rows">Sequences explained.</param>
    /// <param name="length">Length of the run's arrays, in bases.</param>
    /// <exception cref="Shared.InputException">A method, a layer or a setting does not fit.</exception>
    public static StorageEstimate Of(RunSpec spec, ModelCard card, SequenceSet set, long rows, int length)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(set);
        if (rows == 0)
            return new StorageEstimate(0, 0, 0, "No sequence fits, so nothing is computed.");
        using var graph = ArchitectureCatalogue.Layers(card.Architecture);
        var arrays = new Arrays(rows);
        var operations = (spec.Model.Replicas ?? 1) * ModelSizes.Operations(card, graph, length);
        foreach (var method in spec.Methods)
            AddMethod(arrays, spec, method, graph, operations, length);
        var maps = arrays.Take();
        AddPredictions(arrays, spec, card, graph, operations, length);
        foreach (var embedding in spec.Embeddings ?? [])
            AddEmbedding(arrays, embedding, graph!, operations, length);
        var stages = arrays.Take();
        // The report gathers the largest scores of each map into a column.
        var columns = spec.Methods.Count * spec.Targets.Count * ((4 * rows) + HeadBytes);
        var table = rows * ((double)set.TableBytes / Math.Max(1, set.Count) + RowBytes);
        var sites = spec.Motifs is { Scan: { } scan } motifs ? rows * ScanStage.BytesPerRow(motifs, scan, length) : 0;
        var bases = rows * (double)set.Report.Bases / Math.Max(1, set.Count);
        var text = table + rows * PredictionBytes * (1.0 + spec.Targets.Count) + (2 * sites);
        return new StorageEstimate(
            maps,
            stages + columns + (long)(table + sites) + (8 * (rows + 1)) + HeadBytes + FolderBytes,
            arrays.Bundled + (long)(TextShare * text + SequenceBytesPerBase * bases + OneHotBytesPerPosition * rows * length) + EntryBytes + BundleBytes,
            Words(spec, card));
    }

    private static void AddMethod(Arrays arrays, RunSpec spec, MethodSpec method, LayerGraph? graph, double operations, int length)
    {
        var info = RunMethods.Describe(spec, method);
        var cost = AttributionCatalogue.Cost(method, graph, length, spec.Targets.Count);
        var chunk = ChunkSizing.OfMethod(operations, cost, spec.Targets.Count, length);
        for (var target = 0; target < spec.Targets.Count; target++)
        {
            arrays.Add(length, chunk);
            // The largest score of each row, which is not in the bundle.
            arrays.Add(1, chunk, bundled: 0);
            if (info.Matrix != MatrixKind.None)
                arrays.Add(4L * length, chunk);
            var spread = spec.Model.Replicas is null ? 0 : 1;
            if (info.Arrays.Count > 0)
                arrays.Add((spread * length) + (info.Arrays.Count > spread ? (long)cost.Values : 0), chunk, info.Arrays.Count);
        }
    }

    private static void AddPredictions(Arrays arrays, RunSpec spec, ModelCard card, LayerGraph? graph, double operations, int length)
    {
        var outputs = ModelSizes.OutputValues(card, graph, length);
        var chunk = ChunkSizing.Rows(operations, 4.0 * outputs);
        arrays.Add(outputs, chunk);
        arrays.Add(spec.Targets.Count, chunk, bundled: 0);
        if (spec.Model.Replicas is not null)
            arrays.Add(spec.Targets.Count, chunk);
    }

    private static void AddEmbedding(Arrays arrays, EmbeddingSpec embedding, LayerGraph graph, double operations, int length)
    {
        var features = Features(graph, embedding, length);
        arrays.Add(features, ChunkSizing.Rows(operations, 4.0 * features));
    }

    // A layer inside another is told by the outer one: only that one's shape is known without tensors.
    private static long Features(LayerGraph graph, EmbeddingSpec embedding, int length)
    {
        var layer = graph.Find(embedding.Layer);
        var shape = new FeatureShape(4, length);
        foreach (var outer in graph.Layers)
        {
            shape = outer.OutputShape(shape);
            if (Holds(outer, layer))
                break;
        }
        return shape.Channels;
    }

    private static bool Holds(Layer outer, Layer wanted) => ReferenceEquals(outer, wanted) || outer.Children.Any(inner => Holds(inner, wanted));

    private static string Words(RunSpec spec, ModelCard card)
    {
        var found = new[]
        {
            spec.Motifs is { Discoveries.Count: > 0 } or { Filters.Count: > 0 } ? "motifs" : null,
            spec.Audit is { Tests.Count: > 0 } ? "tests" : null,
        }.OfType<string>().ToList();
        return "Arrays are counted as they will be written, text in the bundle by how it usually compresses"
            + (ArchitectureCatalogue.IsTorchScript(card.Architecture) && card.Positional ? "; as many output positions as bases are assumed" : "")
            + (found.Count > 0 ? $"; what {string.Join(" and ", found)} find comes on top" : "") + ".";
    }

    /// <summary>Adds up arrays of float32, in the folder and in the bundle.</summary>
    private sealed class Arrays(long rows)
    {
        private long _folder;

        public long Bundled { get; private set; }

        public void Add(long valuesPerRow, int chunkRows, int files = 1, int bundled = 1)
        {
            var bytes = 4 * rows * valuesPerRow;
            _folder += bytes + (files * HeadBytes * ((rows + chunkRows - 1) / chunkRows));
            Bundled += bundled * (bytes + (files * (HeadBytes + EntryBytes)));
        }

        /// <summary>The bytes in the folder since the last time.</summary>
        public long Take()
        {
            var taken = _folder;
            _folder = 0;
            return taken;
        }
    }
}
