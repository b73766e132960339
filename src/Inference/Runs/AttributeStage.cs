using System.Globalization;
using System.Text.Json;
using CisLens.Inference.Attribution;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs;

/// <summary>The attributions of one method for all targets, for the rows of one chunk.</summary>
internal static class AttributeStage
{
    public static void Run(RunContext context, PreparedRun prepared, string stageKey, int index, IProgress<int>? rows, CancellationToken token)
    {
        var method = Method(context.Spec, stageKey);
        var layout = prepared.Layout(stageKey)!.Value;
        var first = layout.First(index);
        var windows = RowWindows.Read(context, prepared, first, layout.RowsOf(index));
        var maps = context.Model().Attribute(windows, context.Spec.Targets, method, new RowSeeds(context.Spec.Seed, first), rows, token);
        AtomicDirectory.Write(
            context.Folder.Chunk(stageKey, index),
            folder =>
            {
                for (var target = 0; target < maps.Count; target++)
                    Write(Directory.CreateDirectory(Path.Combine(folder, target.ToString(CultureInfo.InvariantCulture))).FullName, maps[target]);
            },
            maps.Sum(Bytes));
    }

    /// <summary>The method of an attribute stage.</summary>
    public static MethodSpec Method(RunSpec spec, string stageKey)
    {
        var id = StageKeys.ParseAttribute(stageKey) ?? throw new InputException($"'{stageKey}' is not a stage that explains.");
        return spec.Methods.Single(method => method.Method == id);
    }

    private static void Write(string folder, AttributionMaps maps)
    {
        NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Observed), maps.Observed, maps.Rows, maps.Length);
        NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Top), Tops(maps), maps.Rows);
        if (maps.Matrix is not null)
            NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Matrix), maps.Matrix, maps.Rows, 4, maps.Length);
        foreach (var array in maps.Arrays)
            NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Array(array.Name)), array.Values, [maps.Rows, .. array.Shape]);
        if (maps.Checks.Count > 0)
            File.WriteAllText(Path.Combine(folder, ChunkFiles.Checks), JsonSerializer.Serialize(maps.Checks, RunJson.Compact));
    }

    private static long Bytes(AttributionMaps maps) =>
        4L * (maps.Observed.Length + maps.Rows + (maps.Matrix?.Length ?? 0) + maps.Arrays.Sum(array => (long)array.Values.Length));

    private static float[] Tops(AttributionMaps maps)
    {
        var tops = new float[maps.Rows];
        for (var row = 0; row < maps.Rows; row++)
            tops[row] = Top(maps.Observed.AsSpan(row * maps.Length, maps.Length));
        return tops;
    }

    /// <summary>The largest absolute score of a row.</summary>
    public static float Top(ReadOnlySpan<float> observed)
    {
        var top = 0f;
        foreach (var value in observed)
            top = Math.Max(top, Math.Abs(value));
        return top;
    }
}
