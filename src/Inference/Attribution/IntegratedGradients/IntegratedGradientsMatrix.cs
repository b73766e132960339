namespace CisLens.Inference.Attribution.IntegratedGradients;

/// <summary>Which four scores of a position are stored.</summary>
public enum IntegratedGradientsMatrix
{
    /// <summary>What each base would contribute against the reference.</summary>
    Hypothetical,

    /// <summary>The gradient averaged along the path, without the difference from the reference.</summary>
    Local,
}
