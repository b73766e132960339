using CisLens.Inference.Statistics;

namespace CisLens.Inference.Experiments;

/// <summary>Global importance with statistics: means of paired differences with bootstrap intervals over backgrounds, tests and false discovery rates.</summary>
public static class MotifEffects
{
    /// <summary>Measures effects that are told together.</summary>
    /// <param name="differences">One entry an effect; each with at least one background.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    /// <returns>In their order.</returns>
    public static IReadOnlyList<MotifEffect> Of(IReadOnlyList<MotifDifferences> differences, long seed)
    {
        ArgumentNullException.ThrowIfNull(differences);
        double[] pValues = [.. differences.Select(difference => SignedRankTest.PValue(difference.Motif))];
        var rates = FalseDiscoveryRate.Adjusted(pValues);
        return [.. differences.Select((difference, place) => Measure(difference, pValues[place], rates[place], seed))];
    }

    private static MotifEffect Measure(MotifDifferences of, double p, double q, long seed)
    {
        var sign = of.Motif.Average() < 0 ? -1.0 : 1.0;
        var means = Bootstrap.Means([of.Motif, of.Shuffled, Above(of.Motif, of.Shuffled, sign), of.Scrambled, Above(of.Motif, of.Scrambled, sign)], seed);
        return new MotifEffect(means[0], p, q, means[1], means[2], means[3], means[4]);
    }

    private static double[] Above(double[] motif, double[] control, double sign) => [.. motif.Zip(control, (left, right) => sign * (left - right))];
}
