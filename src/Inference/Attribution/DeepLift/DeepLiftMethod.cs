namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>DeepLIFT's rescale rule against one reference (Shrikumar et al. 2017).</summary>
public sealed class DeepLiftMethod : RescaleMethod<DeepLiftOptions>
{
    /// <inheritdoc/>
    protected override MethodInfo Describe(DeepLiftOptions options) => RescaleText.Describe(options) with
    {
        Id = "deeplift",
        Name = "DeepLIFT",
        Summary = "What each base adds to the output compared with one reference.",
        Source = "Shrikumar, Greenside, Kundaje, ICML 2017, arXiv 1704.02685; rescale rule",
    };
}
