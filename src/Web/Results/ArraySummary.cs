namespace CisLens.Web.Results;

/// <summary>A few numbers that stand for many.</summary>
/// <param name="Finite">How many are numbers.</param>
/// <param name="Smallest">The smallest of them.</param>
/// <param name="Median">The middle one; of an even count the mean of both in the middle.</param>
/// <param name="Largest">The largest of them.</param>
/// <param name="Shares">A histogram: for each of <see cref="Bins"/> equal bins its count divided by that of the fullest.</param>
public sealed record ArraySummary(int Finite, double Smallest, double Median, double Largest, IReadOnlyList<double> Shares)
{
    public const int Bins = 24;

    public static ArraySummary Of(IReadOnlyList<float> values)
    {
        var sorted = values.Where(float.IsFinite).Select(value => (double)value).Order().ToArray();
        if (sorted.Length == 0)
            return new ArraySummary(0, double.NaN, double.NaN, double.NaN, new double[Bins]);
        var (low, high) = (sorted[0], sorted[^1]);
        var counts = new int[Bins];
        foreach (var value in sorted)
            counts[high > low ? Math.Min(Bins - 1, (int)((value - low) / (high - low) * Bins)) : Bins / 2]++;
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new ArraySummary(sorted.Length, low, median, high, [.. counts.Select(count => (double)count / counts.Max())]);
    }
}
