using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>From which sums on windows count, and how that was found.</summary>
/// <param name="Null">What sums would be by chance.</param>
/// <param name="PositiveByRate">The positive threshold that the false discovery rate asks for.</param>
/// <param name="NegativeByRate">The negative threshold that the false discovery rate asks for.</param>
/// <param name="PassingByRate">The share of windows that passes those.</param>
/// <param name="Positive">The positive threshold used.</param>
/// <param name="Negative">The negative threshold used.</param>
/// <param name="Sign">The absolute sum that the core of a seqlet must exceed to be positive or negative.</param>
/// <param name="Windows">How many windows there are.</param>
public sealed record SeqletThresholds(
    LaplaceNull Null, double PositiveByRate, double NegativeByRate, double PassingByRate, double Positive, double Negative, double Sign, int Windows)
{
    private const int Drawn = 10_000;
    private const double WeakSign = 0.8;
    private const double LeastNullShare = 0.95;

    /// <summary>Whether the shares of windows, not the false discovery rate, decided.</summary>
    public bool IsByShare => Positive != PositiveByRate || Negative != NegativeByRate;

    /// <summary>Finds the thresholds.</summary>
    internal static SeqletThresholds Find(double[] sums, ModiscoOptions options, long seed, CancellationToken token)
    {
        var sorted = (double[])sums.Clone();
        Array.Sort(sorted);
        var chance = LaplaceNull.Fit(sorted);
        var drawn = chance.Draw(Drawn, SeededRandom.ForItem(seed, 0));
        token.ThrowIfCancellationRequested();
        var zero = LaplaceNull.FirstAtLeast(sorted, 0);
        var positive = ByRate(sorted.AsSpan(zero), [.. drawn.Where(value => value >= 0).Order()], options.TargetSeqletFdr);
        var below = sorted[..zero];
        Array.Reverse(below);
        for (var index = 0; index < below.Length; index++)
            below[index] = -below[index];
        var negative = -ByRate(below, [.. drawn.Where(value => value < 0).Select(value => -value).Order()], options.TargetSeqletFdr);
        token.ThrowIfCancellationRequested();
        var passing = sums.Count(sum => sum >= positive || sum <= negative) / (double)sums.Length;
        for (var index = 0; index < sorted.Length; index++)
            sorted[index] = Math.Abs(sorted[index]);
        Array.Sort(sorted);
        var (usedPositive, usedNegative) = (positive, negative);
        if (passing < options.MinPassingWindowsFrac || passing > options.MaxPassingWindowsFrac)
        {
            usedPositive = LaplaceNull.Quantile(sorted, 1 - (passing < options.MinPassingWindowsFrac ? options.MinPassingWindowsFrac : options.MaxPassingWindowsFrac));
            usedNegative = -usedPositive;
        }
        var rank = Math.Min(Rank(sorted, usedPositive), Rank(sorted, -usedNegative));
        var place = (int)(Math.Clamp(rank - 0.0001, 0, WeakSign) * sorted.Length);
        return new SeqletThresholds(chance, positive, negative, passing, usedPositive, usedNegative, sorted[Math.Min(place, sorted.Length - 1)], sums.Length);
    }

    private static double Rank(double[] sorted, double value) => (double)LaplaceNull.FirstAtLeast(sorted, value) / sorted.Length;

    /// <summary>The weakest of the sums of one sign, as distances from 0 in rising order, at which the precision is high enough.</summary>
    private static double ByRate(ReadOnlySpan<double> sums, double[] drawn, double rate)
    {
        if (sums.IsEmpty)
            return double.PositiveInfinity;
        if (drawn.Length == 0)
            return sums[0];
        var fit = IsotonicFit.Of(sums, drawn, (double)sums.Length / drawn.Length);
        var share = fit.First >= 1 ? LeastNullShare : Math.Clamp(-1 / (1 - (1 / fit.First)), LeastNullShare, 1);
        foreach (var value in sums)
            if (1 + (share * (1 - (1 / fit.At(value)))) >= 1 - rate)
                return value;
        return sums[^1];
    }
}
