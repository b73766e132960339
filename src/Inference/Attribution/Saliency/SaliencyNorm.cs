namespace CisLens.Inference.Attribution.Saliency;

/// <summary>How the gradient of a position becomes one number.</summary>
public enum SaliencyNorm
{
    /// <summary>The Euclidean norm over the four bases.</summary>
    L2,

    /// <summary>The absolute gradient of the observed base.</summary>
    Absolute,

    /// <summary>The gradient of the observed base with its sign.</summary>
    Raw,
}
