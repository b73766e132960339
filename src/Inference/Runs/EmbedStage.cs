using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs;

/// <summary>The output of one layer, pooled, for the rows of one chunk.</summary>
internal static class EmbedStage
{
    public static void Run(RunContext context, PreparedRun prepared, int embedding, int index, IProgress<int>? rows, CancellationToken token)
    {
        var key = StageKeys.Embed(embedding);
        var layout = prepared.Layout(key)!.Value;
        var count = layout.RowsOf(index);
        var windows = RowWindows.Read(context, prepared, layout.First(index), count);
        var values = context.Model().Embed(windows, context.Spec.Embeddings![embedding], rows, token);
        AtomicDirectory.Write(
            context.Folder.Chunk(key, index),
            folder => NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Embedding), values, count, values.Length / count),
            4L * values.Length);
    }
}
