namespace CisLens.Inference.Statistics;

/// <summary>Quantiles of a sample.</summary>
public static class Quantiles
{
    /// <summary>The number below which a share of the sample lies; between two members it is interpolated linearly, as in NumPy and R (type 7).</summary>
    /// <param name="sorted">The sample, smallest first; at least one number.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
