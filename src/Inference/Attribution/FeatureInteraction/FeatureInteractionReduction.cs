namespace CisLens.Inference.Attribution.FeatureInteraction;

/// <summary>How the changes by the three mutations of a source become one number.</summary>
public enum FeatureInteractionReduction
{
    /// <summary>The one with the largest absolute value, with its sign.</summary>
    Strongest,

    /// <summary>The mean of the absolute values.</summary>
    MeanAbsolute,

    /// <summary>The mean.</summary>
    Mean,
}
