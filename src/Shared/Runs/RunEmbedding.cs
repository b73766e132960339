using CisLens.Shared.Arrays;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Runs;

/// <summary>Reads an embedding of a run, joined from its chunks.</summary>
public static class RunEmbedding
{
    /// <summary>Whether all its chunks are there.</summary>
    /// <param name="folder">The run's files.</param>
    /// <param name="prepared">What the prepare stage decided.</param>
    /// <param name="index">Index in <see cref="RunSpec.Embeddings"/>.</param>
    public static bool IsWhole(RunFolder folder, PreparedRun prepared, int index)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(prepared);
        var key = StageKeys.Embed(index);
        return prepared.Layout(key) is { } layout && Enumerable.Range(0, layout.Count).All(chunk => folder.IsWhole(key, chunk));
    }

    /// <summary>All rows.</summary>
    /// <param name="folder">The run's files.</param>
    /// <param name="prepared">What the prepare stage decided.</param>
    /// <param name="index">Index in <see cref="RunSpec.Embeddings"/>.</param>
    /// <param name="token">Checked before each chunk.</param>
    /// <returns>[rows, features]; null until it is whole.</returns>
    public static NpyArray<float>? Read(RunFolder folder, PreparedRun prepared, int index, CancellationToken token)
    {
        if (!IsWhole(folder, prepared, index))
            return null;
        var key = StageKeys.Embed(index);
        var layout = prepared.Layout(key)!.Value;
        float[]? values = null;
        var features = 0L;
        for (var chunk = 0; chunk < layout.Count; chunk++)
        {
            token.ThrowIfCancellationRequested();
            var part = NpyFile.Read<float>(Path.Combine(folder.Chunk(key, chunk), ChunkFiles.Embedding));
            features = part.Shape[1];
            values ??= new float[layout.Rows * features];
            part.Data.CopyTo(values, layout.First(chunk) * features);
        }
        return new NpyArray<float>(values!, [layout.Rows, features]);
    }
}
