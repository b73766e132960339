using CisLens.Shared.Arrays;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Runs;

/// <summary>Reads the predictions of all rows of a run.</summary>
public static class RunPredictions
{
    /// <summary>The predictions of one target.</summary>
    /// <param name="folder">The run's files.</param>
    /// <param name="prepared">What the prepare stage decided.</param>
    /// <param name="target">Index in <see cref="RunSpec.Targets"/>.</param>
    /// <returns>[rows], in the target's unit; NaN where the chunk is not there yet.</returns>
    public static float[] Read(RunFolder folder, PreparedRun prepared, int target)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(prepared);
        var layout = prepared.Layout(StageKeys.Predict)!.Value;
        var values = new float[prepared.Rows];
        Array.Fill(values, float.NaN);
        for (var chunk = 0; chunk < layout.Count; chunk++)
        {
            if (!folder.IsWhole(StageKeys.Predict, chunk))
                continue;
            var part = NpyFile.Read<float>(Path.Combine(folder.Chunk(StageKeys.Predict, chunk), ChunkFiles.Targets));
            for (var place = 0; place < layout.RowsOf(chunk); place++)
                values[layout.First(chunk) + place] = part.Data[(place * part.Shape[1]) + target];
        }
        return values;
    }
}
