namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>What is computed at each noisy sequence.</summary>
public enum SmoothGradBase
{
    /// <summary>The gradient.</summary>
    Gradient,

    /// <summary>The absolute value of the gradient.</summary>
    Absolute,

    /// <summary>The gradient times the noisy sequence.</summary>
    GradientXInput,
}
