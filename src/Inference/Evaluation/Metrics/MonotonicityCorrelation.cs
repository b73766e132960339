using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>
/// Monotonicity correlation (Nguyen and Martinez 2020): whether parts of the input with more attribution change the output more.
/// Spearman's correlation between the summed scores of a part and (f(x') - f(x))^2 / f(x)^2, x' being x with the part replaced. 1 is best.
/// </summary>
public static class MonotonicityCorrelation
{
    // Below this the output is too near to 0 to divide by.
    private const double SmallestOutput = 1e-5;

    /// <summary>Computes it.</summary>
    /// <param name="map">The scores.</param>
    /// <param name="parts">The places in the map of each part, see <see cref="ReplacementOrder.Ascending"/>.</param>
    /// <param name="output">f(x).</param>
    /// <param name="replaced">f(x with the part replaced), for each part.</param>
    public static double Of(ReadOnlySpan<float> map, IReadOnlyList<int[]> parts, double output, ReadOnlySpan<double> replaced)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var scale = Math.Abs(output) < SmallestOutput ? 1 : 1 / (output * output);
        var (sums, changes) = (new double[parts.Count], new double[parts.Count]);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = FaithfulnessCorrelation.Sum(map, parts[i]);
            changes[i] = (replaced[i] - output) * (replaced[i] - output) * scale;
        }
        return Correlation.Spearman(sums, changes);
    }
}
