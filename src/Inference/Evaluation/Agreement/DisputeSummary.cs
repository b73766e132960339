using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>Which of two maps predicted what disputed bases do, over many sequences.</summary>
/// <param name="Sequences">Sequences with disputed bases.</param>
/// <param name="FirstWins">Those where the first map's bases changed the output more, as it said.</param>
/// <param name="SecondWins">Those where the second map's did.</param>
/// <param name="Difference">Mean of <see cref="Dispute.Difference"/>, in units of the target.</param>
/// <param name="P">Two-sided p-value of Wilcoxon's signed-rank test.</param>
public sealed record DisputeSummary(int Sequences, int FirstWins, int SecondWins, Estimate Difference, double P)
{
    /// <summary>Summarises disputes.</summary>
    /// <param name="disputes">Of one pair of maps.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    /// <returns>Null where no bases are disputed.</returns>
    public static DisputeSummary? Of(IEnumerable<Dispute> disputes, long seed)
    {
        double[] differences = [.. disputes.Where(dispute => dispute.Bases > 0).Select(dispute => dispute.Difference)];
        return differences.Length == 0 ? null : new DisputeSummary(
            differences.Length, differences.Count(difference => difference > 0), differences.Count(difference => difference < 0),
            Bootstrap.Mean(differences, seed), SignedRankTest.PValue(differences));
    }
}
