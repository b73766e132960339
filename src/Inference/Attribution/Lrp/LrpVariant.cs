namespace CisLens.Inference.Attribution.Lrp;

/// <summary>How layer-wise relevance propagation shares relevance among the inputs of a sum.</summary>
public enum LrpVariant
{
    /// <summary>In proportion to what each input adds.</summary>
    Epsilon,

    /// <summary>Positive and negative parts by themselves, the positive ones weighing more.</summary>
    AlphaBeta,

    /// <summary>The positive parts only.</summary>
    ZPlus,
}
