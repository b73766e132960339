using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>What chance gives: the mean over sequences when each is mutated at random, and where 95 % of such means lie.</summary>
/// <param name="Mean">The mean over all draws of all sequences.</param>
/// <param name="Low">2.5 % of the replicates lie below.</param>
/// <param name="High">2.5 % of the replicates lie above.</param>
/// <param name="Draws">Draws of each sequence.</param>
public sealed record DrawInterval(double Mean, double Low, double High, int Draws)
{
    /// <summary>Replicates unless there are more draws.</summary>
    public const int Replicates = 1000;

    /// <summary>
    /// Computes it. Replicate r is the mean over sequences of their draw r, as in the DNABERT case study; replicates beyond the number
    /// of draws take one of each sequence's draws at random.
    /// </summary>
    /// <param name="items">Number of sequences.</param>
    /// <param name="draws">Draws of each.</param>
    /// <param name="value">The value of a draw of a sequence.</param>
    /// <param name="seed">Decides which draws further replicates take.</param>
    /// <param name="replicates">How many replicates; null for 1,000, or one a draw where those are more.</param>
    public static DrawInterval Of(int items, int draws, Func<int, int, double> value, long seed, int? replicates = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        var means = new double[replicates ?? Math.Max(Replicates, draws)];
        var all = 0.0;
        for (var item = 0; item < items; item++)
        {
            var random = SeededRandom.ForItem(seed, item);
            for (var draw = 0; draw < draws; draw++)
                all += value(item, draw);
            for (var replicate = 0; replicate < means.Length; replicate++)
                means[replicate] += value(item, replicate < draws ? replicate : random.Next(draws)) / items;
        }
        Array.Sort(means);
        return new DrawInterval(
            all / items / draws, Quantiles.Of(means, Estimate.Tail), Quantiles.Of(means, 1 - Estimate.Tail), draws);
    }

    /// <summary>Where a mean lies.</summary>
    /// <param name="mean">The mean over the same sequences.</param>
    public ChancePlace PlaceOf(double mean) => mean < Low ? ChancePlace.Below : mean > High ? ChancePlace.Above : ChancePlace.Inside;
}
