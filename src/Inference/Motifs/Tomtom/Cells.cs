using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>Puts numbers into cells of equal width, and counts how many fall into each; several at a time.</summary>
internal static class Cells
{
    /// <summary>floor((value - shift - offset) x scale + rounding) of each value, none of which may be negative or above 32,767.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="shift">Taken off first.</param>
    /// <param name="offset">Taken off then.</param>
    /// <param name="scale">Cells a unit.</param>
    /// <param name="rounding">0 to cut off, 0.5 to round.</param>
    /// <param name="cells">As many as values.</param>
    public static void Of(ReadOnlySpan<double> values, double shift, double offset, double scale, double rounding, Span<short> cells)
    {
        var index = 0;
        for (; index + Vector<short>.Count <= values.Length; index += Vector<short>.Count)
        {
            var some = values[index..];
            // Whole numbers, so nothing is lost in single precision.
            var low = Vector.Narrow(Part(some, 0), Part(some, 1));
            var high = Vector.Narrow(Part(some, 2), Part(some, 3));
            Vector.Narrow(Vector.ConvertToInt32Native(low), Vector.ConvertToInt32Native(high)).CopyTo(cells[index..]);
        }
        for (; index < values.Length; index++)
            cells[index] = (short)(((values[index] - shift - offset) * scale) + rounding);

        Vector<double> Part(ReadOnlySpan<double> some, int part)
        {
            var four = new Vector<double>(some[(part * Vector<double>.Count)..]);
            return Vector.Floor(((four - new Vector<double>(shift) - new Vector<double>(offset)) * scale) + new Vector<double>(rounding));
        }
    }

    /// <summary>How many fall into each cell.</summary>
    /// <param name="cells">Cell of each value.</param>
    /// <param name="counts">Overwritten.</param>
    public static void Count(ReadOnlySpan<short> cells, Span<int> counts)
    {
        // Neighbours often fall into one cell and would wait for each other, so each cell has four counters.
        Span<int> counters = stackalloc int[4 * counts.Length];
        counters.Clear();
        var index = 0;
        for (; index + 4 <= cells.Length; index += 4)
        {
            counters[4 * cells[index]]++;
            counters[(4 * cells[index + 1]) + 1]++;
            counters[(4 * cells[index + 2]) + 2]++;
            counters[(4 * cells[index + 3]) + 3]++;
        }
        for (; index < cells.Length; index++)
            counters[4 * cells[index]]++;
        for (var cell = 0; cell < counts.Length; cell++)
            counts[cell] = counters[4 * cell] + counters[(4 * cell) + 1] + counters[(4 * cell) + 2] + counters[(4 * cell) + 3];
    }
}
