using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>The plain gradient, of which the part at one layer's output is looked at on the way.</summary>
/// <param name="layer">The layer.</param>
/// <param name="look">Gets what the layer did and the gradient at its output, once for each strand that was recorded.</param>
internal sealed class LayerSignalRule(Layer layer, Action<LayerRecord, Tensor> look) : GradientRule
{
    /// <inheritdoc/>
    protected override Tensor Back(LayerRecord record, Tensor signal)
    {
        if (ReferenceEquals(record.Layer, layer))
            look(record, signal);
        return base.Back(record, signal);
    }
}
