using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// The gradient with another rule at ReLU: only positive signals pass, and for guided backpropagation only where the input was
/// positive too. Other layers pass the plain gradient.
/// </summary>
/// <param name="guided">Guided backpropagation; otherwise deconvolution.</param>
internal sealed class RectifierRule(bool guided) : GradientRule
{
    /// <summary>The type name of the layers with the other rule.</summary>
    public const string Rectifier = "ReLU";

    /// <inheritdoc/>
    protected override Tensor ElementWise(LayerRecord record, Tensor signal)
    {
        if (record.Layer.Type != Rectifier)
            return base.ElementWise(record, signal);
        var positive = signal.clamp(min: 0);
        return guided ? positive * record.Input.gt(0).to(signal.dtype) : positive;
    }
}
