using System.Buffers;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// The median as the MEME Suite takes it: the mean of the values at places max(0, floor(n/2) - 1) and ceil(n/2) - 1 of the sorted
/// list, so for even n the lower of the two middle values. Exact, without sorting: values are counted in cells between the
/// extremes, and only the cell that holds the middle is sorted.
/// </summary>
internal static class MiddleScore
{
    private const int CellCount = 1024;

    /// <summary>The middle of some values.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="lowest">Their minimum.</param>
    /// <param name="highest">Their maximum.</param>
    /// <param name="cells">Room to work in, as many as values.</param>
    public static double Of(ReadOnlySpan<double> values, double lowest, double highest, Span<short> cells)
    {
        var first = Math.Max(0, (values.Length / 2) - 1);
        var second = Math.Max(first, ((values.Length + 1) / 2) - 1);
        var scale = (CellCount - 1) / (highest - lowest);
        // Values nearer to each other than cells can tell apart all go to one.
        Cells.Of(values, lowest, 0, double.IsFinite(scale) ? scale : 0, 0, cells);
        Span<int> counts = stackalloc int[CellCount];
        Cells.Count(cells, counts);
        var (firstCell, below) = CellOf(counts, first);
        var (secondCell, belowSecond) = CellOf(counts, second);
        var middle = ArrayPool<double>.Shared.Rent(belowSecond + counts[secondCell] - below);
        var count = Collect(values, cells, (short)firstCell, middle, 0);
        if (secondCell != firstCell)
            count = Collect(values, cells, (short)secondCell, middle, count);
        Array.Sort(middle, 0, count);
        var result = (middle[first - below] + middle[second - below]) / 2;
        ArrayPool<double>.Shared.Return(middle);
        return result;
    }

    /// <summary>The cell of the value at a place of the sorted list, and how many values lie in lower cells.</summary>
    private static (int Cell, int Below) CellOf(ReadOnlySpan<int> counts, int place)
    {
        var (cell, below) = (0, 0);
        while (below + counts[cell] <= place)
            below += counts[cell++];
        return (cell, below);
    }

    private static int Collect(ReadOnlySpan<double> values, ReadOnlySpan<short> cells, short cell, double[] middle, int count)
    {
        for (var index = cells.IndexOf(cell); index >= 0;)
        {
            middle[count++] = values[index];
            var next = cells[(index + 1)..].IndexOf(cell);
            index = next < 0 ? -1 : index + 1 + next;
        }
        return count;
    }
}
