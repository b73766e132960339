using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Counts the windows that no draw changed, such as AAAA when it is shuffled: their score of 0 says nothing.</summary>
internal sealed class UnchangedWindows(ChangedSequences sequences, WindowGrid grid, int rows)
{
    private const double Limit = 0.5;

    private readonly bool[] _changed = new bool[rows * grid.Count];

    /// <summary>Looks at a replaced window.</summary>
    public void See(int row, int window, ReadOnlySpan<byte> codes)
    {
        var original = sequences.Codes(row)[grid.Start(window)..grid.End(window)];
        _changed[row * grid.Count + window] |= !codes.SequenceEqual(original) || !original.ContainsAnyExcept(Bases.Unknown);
    }

    /// <summary>The largest share in one sequence.</summary>
    public MethodCheck Check()
    {
        var largest = Enumerable.Range(0, rows).Max(row => _changed.AsSpan(row * grid.Count, grid.Count).Count(false) / (double)grid.Count);
        return new MethodCheck(
            "unchanged-windows", "Largest share of a sequence's windows that no replacement changed, whose score of 0 says nothing", largest, rows, "", Limit);
    }
}
