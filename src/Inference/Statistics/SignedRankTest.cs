using MathNet.Numerics;

namespace CisLens.Inference.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test (1945) of paired numbers: whether their differences are centred at 0. Differences of 0 are left out.
/// </summary>
public static class SignedRankTest
{
    private const int LargestExact = 50;

    /// <summary>
    /// The two-sided p-value: exact for up to 50 differences of different sizes, else from the normal distribution with corrections for
    /// ties and for continuity.
    /// </summary>
    /// <param name="differences">One a pair.</param>
    /// <returns>1 where no difference is left.</returns>
    public static double PValue(IEnumerable<double> differences)
    {
        double[] kept = [.. differences.Where(difference => difference != 0)];
        if (kept.Length == 0)
            return 1;
        double[] sizes = [.. kept.Select(Math.Abs)];
        var ranks = Correlation.Ranks<double>(sizes);
        var positive = kept.Zip(ranks, (difference, rank) => difference > 0 ? rank : 0).Sum();
        var ties = sizes.CountBy(size => size).Where(pair => pair.Value > 1).Sum(pair => Math.Pow(pair.Value, 3) - pair.Value);
        return ties == 0 && kept.Length <= LargestExact ? Exact(positive, kept.Length) : Normal(positive, kept.Length, ties);
    }

    // Each rank is positive or not with equal chance: the number of ways to reach each sum, rank by rank.
    private static double Exact(double positive, int count)
    {
        var most = count * (count + 1) / 2;
        var ways = new double[most + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= count; rank++)
            for (var sum = most; sum >= rank; sum--)
                ways[sum] += ways[sum - rank];
        var tail = (int)Math.Min(positive, most - positive);
        return Math.Min(1, 2 * ways.Take(tail + 1).Sum() / Math.Pow(2, count));
    }

    private static double Normal(double positive, int count, double ties)
    {
        var mean = count * (count + 1) / 4.0;
        var variance = (count * (count + 1.0) * (2 * count + 1) / 24) - (ties / 48);
        var distance = Math.Max(0, Math.Abs(positive - mean) - 0.5);
        return Math.Min(1, SpecialFunctions.Erfc(distance / Math.Sqrt(2 * variance)));
    }
}
