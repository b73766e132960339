namespace CisLens.Inference.Statistics;

/// <summary>
/// False discovery rates of many p-values: Benjamini and Hochberg (1995), and Storey (2002), who multiplies them by the estimated
/// share of true nulls.
/// </summary>
public static class FalseDiscoveryRate
{
    /// <summary>With no more p-values the share of true nulls is taken as 1, as in the MEME Suite.</summary>
    public const int FewPValues = 100;

    private const int Grid = 100;
    private const double GridEnd = 0.5;
    private const double BootstrapSize = 1000;

    /// <summary>
    /// The share of true nulls: #{p >= lambda} / ((1 - lambda) m) at that lambda of 0.005, 0.01 to 0.5 whose mean squared deviation
    /// from the smallest such share is least over bootstrap samples of 1,000 p-values. The MEME Suite draws 100 samples; here their
    /// expectation is computed, (estimate - smallest)^2 + variance, so nothing is random.
    /// </summary>
    /// <param name="pValues">In any order.</param>
    /// <returns>0 to 1.</returns>
    public static double NullShare(ReadOnlySpan<double> pValues)
    {
        if (pValues.Length <= FewPValues)
            return 1;
        Span<int> counts = stackalloc int[Grid + 1];
        counts.Clear();
        foreach (var pValue in pValues)
            counts[(int)Math.Min(Grid, pValue / GridEnd * Grid)]++;
        Span<double> shares = stackalloc double[Grid + 1];
        var (smallest, above) = (double.PositiveInfinity, 0);
        for (var step = Grid; step >= 1; step--)
        {
            above += counts[step];
            shares[step] = above == 0 ? double.PositiveInfinity : above / ((1 - Lambda(step)) * pValues.Length);
            smallest = Math.Min(smallest, shares[step]);
        }
        var (best, least) = (1.0, double.PositiveInfinity);
        for (var step = 1; step <= Grid; step++)
        {
            var rest = 1 - Lambda(step);
            var tail = shares[step] * rest;
            var deviation = Math.Pow(shares[step] - smallest, 2) + (tail * (1 - tail) / (BootstrapSize * rest * rest));
            if (deviation < least)
                (best, least) = (shares[step], deviation);
        }
        return Math.Clamp(best, 0, 1);
    }

    /// <summary>The smallest false discovery rate at which each would be reported: min over j >= i of min(1, share m p_j / j).</summary>
    /// <param name="sorted">p-values, smallest first.</param>
    /// <param name="nullShare">The share of true nulls; 1 for Benjamini and Hochberg.</param>
    /// <returns>In the order of the p-values.</returns>
    public static double[] QValues(ReadOnlySpan<double> sorted, double nullShare) => QValues(sorted, nullShare, sorted.Length);

    /// <summary>The same where only the smallest of m p-values are at hand.</summary>
    /// <param name="sorted">The smallest p-values, smallest first.</param>
    /// <param name="nullShare">The share of true nulls; 1 for Benjamini and Hochberg.</param>
    /// <param name="tests">m, at least as many as are given.</param>
    /// <returns>In the order of the p-values.</returns>
    public static double[] QValues(ReadOnlySpan<double> sorted, double nullShare, long tests)
    {
        var rates = new double[sorted.Length];
        var smallest = 1.0;
        for (var index = sorted.Length - 1; index >= 0; index--)
            rates[index] = smallest = Math.Min(smallest, nullShare * tests * sorted[index] / (index + 1));
        return rates;
    }

    /// <summary>The rates of p-values in any order, by Benjamini and Hochberg.</summary>
    /// <returns>In the order of the p-values.</returns>
    public static double[] Adjusted(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        double[] sorted = [.. pValues];
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var rates = QValues(sorted, 1);
        Array.Sort(order, rates);
        return rates;
    }

    private static double Lambda(int step) => GridEnd * step / Grid;
}
