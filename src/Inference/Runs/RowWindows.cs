using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>Reads the rows of a chunk and cuts their windows.</summary>
internal static class RowWindows
{
    /// <summary>The windows of rows, each of the run's length.</summary>
    public static IReadOnlyList<string> Read(RunContext context, PreparedRun prepared, long first, int count)
    {
        using var rows = new RunRowReader(context.Folder);
        return [.. rows.Read(first, count).Select(row => row.Window(context.Sequences[row.Sequence].Bases, prepared.Length))];
    }
}
