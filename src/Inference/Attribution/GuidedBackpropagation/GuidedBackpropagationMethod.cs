namespace CisLens.Inference.Attribution.GuidedBackpropagation;

/// <summary>The gradient, of which ReLU passes only positive parts to positive inputs (Springenberg et al. 2015).</summary>
public sealed class GuidedBackpropagationMethod : RectifierMethod<GuidedBackpropagationOptions>
{
    /// <inheritdoc/>
    protected override bool IsGuided => true;

    /// <inheritdoc/>
    protected override MethodInfo Describe(GuidedBackpropagationOptions options) => Common(typeof(GuidedBackpropagationOptions)) with
    {
        Id = "guided-backprop",
        Name = "Guided backpropagation",
        Summary = "The gradient along paths that are positive throughout; sharp, but known to react little to the weights.",
        MatrixFormula = "h[c,p] = the gradient df/dx in which ReLU passes a signal only where it and ReLU's input are positive; other layers pass their plain derivative",
        Source = "Springenberg, Dosovitskiy, Brox, Riedmiller, arXiv 1412.6806 (2015); limits: Adebayo et al., NeurIPS 2018",
    };
}
