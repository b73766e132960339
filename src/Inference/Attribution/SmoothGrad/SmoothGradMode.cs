namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>What is made of the values at noisy sequences.</summary>
public enum SmoothGradMode
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The mean of their squares.</summary>
    Squared,

    /// <summary>Their variance.</summary>
    Variance,
}
