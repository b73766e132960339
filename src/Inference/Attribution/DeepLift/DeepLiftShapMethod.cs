namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>DeepLIFT's rescale rule against shuffles of each sequence, averaged (Lundberg and Lee 2017).</summary>
public sealed class DeepLiftShapMethod : RescaleMethod<DeepLiftShapOptions>
{
    /// <inheritdoc/>
    protected override MethodInfo Describe(DeepLiftShapOptions options) => RescaleText.Describe(options) with
    {
        Id = "deeplift-shap",
        Name = "DeepLIFT-SHAP",
        Summary = "What each base adds to the output compared with shuffles of the sequence.",
        Source = "Lundberg and Lee, NeurIPS 2017, arXiv 1705.07874; rescale rule of Shrikumar et al., ICML 2017; the program tangermeme",
    };
}
