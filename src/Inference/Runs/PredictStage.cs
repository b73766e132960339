using CisLens.Inference.Prediction;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs;

/// <summary>The model's outputs for the rows of one chunk.</summary>
internal static class PredictStage
{
    public static void Run(RunContext context, PreparedRun prepared, int index, IProgress<int>? rows, CancellationToken token)
    {
        var layout = prepared.Layout(StageKeys.Predict)!.Value;
        var count = layout.RowsOf(index);
        var windows = RowWindows.Read(context, prepared, layout.First(index), count);
        var (outputs, targets) = context.Model().Predict(windows, context.Spec.Targets, rows, token);
        AtomicDirectory.Write(
            context.Folder.Chunk(StageKeys.Predict, index),
            folder =>
            {
                NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Outputs), outputs.Values, Shape(outputs));
                NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Targets), targets, count, context.Spec.Targets.Count);
                if (outputs.TargetSpread is { } spread)
                    NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.TargetsSpread), spread, count, context.Spec.Targets.Count);
            },
            4L * (outputs.Values.Length + targets.Length));
    }

    private static long[] Shape(Predictions outputs) =>
        outputs.Positions is { } positions ? [outputs.Rows, outputs.Outputs, positions] : [outputs.Rows, outputs.Outputs];
}
