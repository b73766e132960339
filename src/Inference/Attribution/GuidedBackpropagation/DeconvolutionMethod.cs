namespace CisLens.Inference.Attribution.GuidedBackpropagation;

/// <summary>The gradient, of which ReLU passes only positive parts whatever its input was (Zeiler and Fergus 2014).</summary>
public sealed class DeconvolutionMethod : RectifierMethod<DeconvolutionOptions>
{
    /// <inheritdoc/>
    protected override bool IsGuided => false;

    /// <inheritdoc/>
    protected override MethodInfo Describe(DeconvolutionOptions options) => Common(typeof(DeconvolutionOptions)) with
    {
        Id = "deconvolution",
        Name = "Deconvolution",
        Summary = "Positive signals sent back through the filters; shows what a network looks for more than what it found.",
        MatrixFormula = "h[c,p] = the gradient df/dx in which ReLU passes a signal where it is positive, whatever its input was; other layers pass their plain derivative",
        Source = "Zeiler and Fergus, ECCV 2014, arXiv 1311.2901; limits: Adebayo et al., NeurIPS 2018",
    };
}
