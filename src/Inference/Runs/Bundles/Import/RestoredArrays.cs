using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>The arrays of an imported run, cut into the parts that it was computed in.</summary>
internal sealed class RestoredArrays(BundleReader bundle, RunFolder folder, CancellationToken token)
{
    private const int BufferBytes = 1 << 17;

    // Nothing that is packed shrinks further than this; what claims to is not unpacked.
    private const long MostRatio = 1100;

    /// <summary>What the model answered, and the scalars that the run explains.</summary>
    public void Predictions(RunSpec spec)
    {
        Split(BundleNames.Outputs, StageKeys.Predict, ChunkFiles.Outputs);
        if (spec.Model.Replicas is not null)
            Split(BundleNames.PredictionSpread, StageKeys.Predict, ChunkFiles.TargetsSpread, spec.Targets.Count);
        using var lines = new BundleLines(bundle, BundleNames.Predictions);
        lines.Next();
        var layout = bundle.Prepared.Layout(StageKeys.Predict)!.Value;
        for (var index = 0; index < layout.Count; index++)
        {
            using var writer = Writer(StageKeys.Predict, ChunkFiles.Targets, index, layout.RowsOf(index), [spec.Targets.Count]);
            for (var row = 0; row < layout.RowsOf(index); row++)
                writer.Append(Values(lines.Next()?.Split('\t') ?? [], spec.Targets.Count));
            writer.Complete();
            token.ThrowIfCancellationRequested();
        }
        if (lines.Next() is not null)
            throw bundle.Damaged(BundleNames.Predictions);
    }

    /// <summary>The arrays of one method for one target.</summary>
    public void Attribution(RunSpec spec, MethodSpec method, TrackKey track)
    {
        var info = RunMethods.Describe(spec, method);
        var target = track.Target.ToString(CultureInfo.InvariantCulture);
        Split(BundleNames.Attribution(spec, track, "observed"), track.StageKey, Path.Combine(target, ChunkFiles.Observed), bundle.Prepared.Length);
        Tops(track);
        if (info.Matrix != Inference.Attribution.MatrixKind.None)
            Split(BundleNames.Attribution(spec, track, "matrix"), track.StageKey, Path.Combine(target, ChunkFiles.Matrix), 4, bundle.Prepared.Length);
        foreach (var array in info.Arrays)
            Split(BundleNames.Attribution(spec, track, array.Name), track.StageKey, Path.Combine(target, ChunkFiles.Array(array.Name)));
        if (!bundle.Has(BundleNames.Checks(spec, track)))
            return;
        // Those of all parts were put together; they stand with the first.
        var checks = JsonSerializer.Deserialize<MethodCheck[]>(bundle.Text(BundleNames.Checks(spec, track)), RunJson.Indented)!;
        File.WriteAllText(Path.Combine(folder.Chunk(track, 0), ChunkFiles.Checks), JsonSerializer.Serialize(checks, RunJson.Compact));
    }

    /// <summary>Cuts an array along its first axis.</summary>
    /// <param name="name">The array in the bundle.</param>
    /// <param name="stageKey">The stage that computed it.</param>
    /// <param name="file">Its name in a part.</param>
    /// <param name="axes">Length of each axis after the first; none for any.</param>
    public void Split(string name, string stageKey, string file, params long[] axes)
    {
        using var stream = bundle.Open(name);
        var (header, elements) = ForwardNpz.Open(stream, name);
        var rest = header.Shape.Length > 0 ? header.Shape[1..] : [];
        if (header.Descriptor != "<f4" || header.FortranOrder || header.Shape.Length < 2 || header.Shape[0] != bundle.Prepared.Rows
            || (axes.Length > 0 && !rest.SequenceEqual(axes)) || header.Count > MostRatio * bundle.Length(name))
            throw bundle.Damaged(name);
        var layout = bundle.Prepared.Layout(stageKey)!.Value;
        for (var index = 0; index < layout.Count; index++)
        {
            using var writer = Writer(stageKey, file, index, layout.RowsOf(index), rest);
            Copy(elements, writer, checked(layout.RowsOf(index) * header.RowLength));
            writer.Complete();
        }
    }

    private void Copy(Stream elements, NpyWriter<float> writer, long count)
    {
        var buffer = new float[BufferBytes / sizeof(float)];
        while (count > 0)
        {
            token.ThrowIfCancellationRequested();
            var block = buffer.AsSpan(0, (int)Math.Min(buffer.Length, count));
            elements.ReadExactly(MemoryMarshal.AsBytes(block));
            writer.Append(block);
            count -= block.Length;
        }
    }

    private void Tops(TrackKey track)
    {
        var layout = bundle.Prepared.Layout(track.StageKey)!.Value;
        for (var index = 0; index < layout.Count; index++)
        {
            var chunk = folder.Chunk(track, index);
            using var stream = File.OpenRead(Path.Combine(chunk, ChunkFiles.Observed));
            NpyFile.ReadHeader(stream, ChunkFiles.Observed);
            var (tops, row) = (new float[layout.RowsOf(index)], new float[bundle.Prepared.Length]);
            for (var place = 0; place < tops.Length; place++)
            {
                stream.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
                tops[place] = AttributeStage.Top(row);
            }
            NpyFile.Write<float>(Path.Combine(chunk, ChunkFiles.Top), tops, tops.Length);
        }
    }

    private NpyWriter<float> Writer(string stageKey, string file, int index, int rows, long[] axes)
    {
        var path = Path.Combine(folder.Chunk(stageKey, index), file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new NpyWriter<float>(new FileStream(path, FileMode.CreateNew), [rows, .. axes]);
    }

    private float[] Values(string[] cells, int targets) => cells.Length == targets + 2
        ? Array.ConvertAll(cells[2..], cell => float.Parse(cell, CultureInfo.InvariantCulture))
        : throw bundle.Damaged(BundleNames.Predictions);
}
