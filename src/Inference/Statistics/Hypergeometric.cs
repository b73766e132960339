namespace CisLens.Inference.Statistics;

/// <summary>
/// The number of marked items among those drawn without replacement. Terms are multiplied up from the likeliest count and divided
/// by their sum, so that tails are exact to rounding, without logarithms of factorials.
/// </summary>
public static class Hypergeometric
{
    /// <summary>The probability to draw at least so many marked items; with counts of a table 2 x 2, Fisher's exact test for more than expected.</summary>
    /// <param name="items">All items, N.</param>
    /// <param name="marked">Marked items, K.</param>
    /// <param name="drawn">Items drawn, n.</param>
    /// <param name="found">Marked items among those drawn, x.</param>
    /// <returns>P(X >= x); below about 1e-308 it is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More are marked or drawn than there are.</exception>
    public static double AtLeast(long items, long marked, long drawn, long found)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marked, items);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, items);
        var least = Math.Max(0, marked + drawn - items);
        var most = Math.Min(marked, drawn);
        if (found <= least)
            return 1;
        if (found > most)
            return 0;
        var mode = Math.Clamp((long)((drawn + 1.0) * (marked + 1.0) / (items + 2.0)), least, most);
        double all = 1, tail = mode >= found ? 1 : 0;
        void Add(long count, double term)
        {
            all += term;
            tail += count >= found ? term : 0;
        }
        var above = 1.0;
        for (var count = mode + 1; count <= most && above > 0; count++)
            Add(count, above *= (double)(marked - count + 1) * (drawn - count + 1) / ((double)count * (items - marked - drawn + count)));
        var below = 1.0;
        for (var count = mode - 1; count >= least && below > 0; count--)
            Add(count, below *= (double)(count + 1) * (items - marked - drawn + count + 1) / ((double)(marked - count) * (drawn - count)));
        return Math.Min(1, tail / all);
    }
}
