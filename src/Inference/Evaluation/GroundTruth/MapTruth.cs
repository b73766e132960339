using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.GroundTruth;

/// <summary>How a method fares against what was planted, over many sequences.</summary>
/// <param name="AveragePrecision">Mean over sequences.</param>
/// <param name="Chance">What random orders give.</param>
/// <param name="Recovery">The share of planted sites that are found; sequences are drawn again for its interval.</param>
/// <param name="Deceived">Mean over sequences of the share of the highest-scoring bases that are inside of decoys.</param>
/// <param name="DeceivedByChance">What random bases give.</param>
public sealed record MapTruth(Estimate AveragePrecision, double Chance, Estimate Recovery, Estimate Deceived, double DeceivedByChance)
{
    /// <summary>Summarises a method.</summary>
    /// <param name="rows">Its scores, one a sequence with planted sites; at least one.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    public static MapTruth Of(IReadOnlyList<TruthScore> rows, long seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new MapTruth(
            Bootstrap.Mean([.. rows.Select(row => row.AveragePrecision)], seed),
            rows.Average(row => row.Chance),
            Bootstrap.Of(rows.Count, items => (double)items.Sum(item => rows[item].Found.Count(found => found)) / items.Sum(item => rows[item].Found.Count), seed),
            Bootstrap.Mean([.. rows.Select(row => row.Deceived)], seed),
            rows.Average(row => row.DeceivedByChance));
    }
}
