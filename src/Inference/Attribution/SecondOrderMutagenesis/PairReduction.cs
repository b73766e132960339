namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>How the nine interactions of a pair of positions become one number.</summary>
public enum PairReduction
{
    /// <summary>The one with the largest absolute value, with its sign.</summary>
    Strongest,

    /// <summary>The mean of the absolute values.</summary>
    MeanAbsolute,

    /// <summary>The mean.</summary>
    Mean,
}
