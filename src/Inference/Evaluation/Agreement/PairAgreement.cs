using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>How far two maps agree over a dataset.</summary>
/// <param name="First">The number of a map.</param>
/// <param name="Second">The number of another.</param>
/// <param name="Spearman">Median over sequences of the rank correlation.</param>
/// <param name="Overlap">Mean over sequences of the share of top bases that both have.</param>
/// <param name="Signs">Mean over sequences of the share of these bases where both have the same sign.</param>
/// <param name="AboveChance">The share of sequences whose overlap is above the 95 % quantile of the turned maps.</param>
public sealed record PairAgreement(int First, int Second, Estimate Spearman, Estimate Overlap, Estimate Signs, Estimate AboveChance)
{
    /// <summary>One of the numbers.</summary>
    /// <param name="measure">Which.</param>
    public Estimate By(AgreementMeasureKind measure) => measure switch
    {
        AgreementMeasureKind.Overlap => Overlap,
        AgreementMeasureKind.Spearman => Spearman,
        AgreementMeasureKind.Signs => Signs,
        _ => AboveChance,
    };

    /// <summary>Summarises two maps over a dataset.</summary>
    /// <param name="first">The number of a map.</param>
    /// <param name="second">The number of another.</param>
    /// <param name="rows">Their agreement in each sequence; at least one.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    public static PairAgreement Of(int first, int second, IReadOnlyList<MapAgreement> rows, long seed) => new(
        first,
        second,
        Bootstrap.Median([.. rows.Select(row => row.Spearman)], seed),
        Bootstrap.Mean([.. rows.Select(row => row.Overlap)], seed),
        Bootstrap.Mean([.. rows.Select(row => row.Signs)], seed),
        Bootstrap.Mean([.. rows.Select(row => row.Overlap > row.OverlapNull ? 1.0 : 0)], seed));
}
