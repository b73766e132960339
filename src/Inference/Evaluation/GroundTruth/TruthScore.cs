using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Simulation;

namespace CisLens.Inference.Evaluation.GroundTruth;

/// <summary>How a map of one sequence fares against what was planted.</summary>
/// <param name="AveragePrecision">The area under the precision-recall curve when bases are called planted from the highest score down.</param>
/// <param name="Chance">What a random order gives: the share of planted bases.</param>
/// <param name="Found">For each planted site, whether at least half of its bases are among the n highest-scoring ones, n being the planted bases.</param>
/// <param name="Deceived">The share of these n bases that are inside of decoys: false finds.</param>
/// <param name="DeceivedByChance">The share of all bases that are inside of decoys.</param>
public sealed record TruthScore(double AveragePrecision, double Chance, IReadOnlyList<bool> Found, double Deceived, double DeceivedByChance)
{
    private const double FoundShare = 0.5;

    /// <summary>Scores a map.</summary>
    /// <param name="map">One score a base; positive where it raises the output, as planted sites should.</param>
    /// <param name="truth">What was planted; at least one site.</param>
    public static TruthScore Of(float[] map, RowTruth truth)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(truth);
        var (planted, deceptive) = (truth.Planted, truth.Deceptive);
        var bases = planted.Count(inside => inside);
        if (bases == 0)
            throw new ArgumentException("Nothing was planted in this sequence: there is no truth to find.", nameof(truth));
        var top = ReplacementOrder.Descending(map).Take(bases).ToHashSet();
        return new TruthScore(
            bases == truth.Length ? 1 : Training.Metrics.Auprc(map, planted),
            (double)bases / truth.Length,
            [.. truth.Sites.Select(site => IsFound(site, top))],
            (double)top.Count(place => deceptive[place]) / bases,
            (double)deceptive.Count(inside => inside) / truth.Length);
    }

    private static bool IsFound(PlantedSite site, HashSet<int> top) =>
        Enumerable.Range(site.Start, site.End - site.Start).Count(top.Contains) >= FoundShare * (site.End - site.Start);
}
