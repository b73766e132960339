using CisLens.Inference.Attribution;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs;

/// <summary>The attributions of one method for one target, for the rows of one chunk.</summary>
internal static class AttributeStage
{
    public static void Run(RunContext context, PreparedRun prepared, string stageKey, int index, IProgress<int>? rows, CancellationToken token)
    {
        var (method, target) = Parse(context.Spec, stageKey);
        var layout = prepared.Layout(stageKey)!.Value;
        var windows = RowWindows.Read(context, prepared, layout.First(index), layout.RowsOf(index));
        var maps = context.Model().Attribute(windows, target, method, rows, token);
        AtomicDirectory.Write(context.Folder.Chunk(stageKey, index), folder => Write(folder, maps), 20L * maps.Observed.Length);
    }

    /// <summary>The method and the target of an attribute stage.</summary>
    public static (MethodSpec Method, TargetSpec Target) Parse(RunSpec spec, string stageKey)
    {
        var (id, target) = StageKeys.ParseAttribute(stageKey) ?? throw new InputException($"'{stageKey}' is not a stage that explains.");
        return (spec.Methods.Single(method => method.Method == id), spec.Targets[target]);
    }

    private static void Write(string folder, AttributionMaps maps)
    {
        NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Observed), maps.Observed, maps.Rows, maps.Length);
        NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Top), Tops(maps), maps.Rows);
        if (maps.Matrix is not null)
            NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Matrix), maps.Matrix, maps.Rows, 4, maps.Length);
    }

    private static float[] Tops(AttributionMaps maps)
    {
        var tops = new float[maps.Rows];
        for (var row = 0; row < maps.Rows; row++)
        {
            var top = 0f;
            foreach (var value in maps.Observed.AsSpan(row * maps.Length, maps.Length))
                top = Math.Max(top, Math.Abs(value));
            tops[row] = top;
        }
        return tops;
    }
}
