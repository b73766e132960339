namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>How two maps are compared.</summary>
public enum AgreementMeasureKind
{
    /// <summary>The share of the top bases that both have.</summary>
    Overlap,

    /// <summary>Rank correlation.</summary>
    Spearman,

    /// <summary>The share of top bases where both have the same sign.</summary>
    Signs,

    /// <summary>The share of sequences in which more top bases are shared than by chance.</summary>
    AboveChance,
}
