using CisLens.Inference.Models.Layers;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Lrp;

/// <summary>A layer that takes means or sums: all of its weights are positive.</summary>
internal sealed class PositiveWeights(Layer layer) : IWeightedLayer
{
    public Tensor Apply(Tensor input, WeightSign sign)
    {
        var output = layer.Forward(input, training: false);
        return sign == WeightSign.Positive ? output : zeros_like(output);
    }

    public Tensor Transpose(Tensor signal, long[] inputShape, WeightSign sign) => sign == WeightSign.Positive
        ? layer.Transpose(signal, inputShape)
        : zeros([signal.shape[0], .. inputShape[1..]], signal.dtype, signal.device);

    public Tensor? Constant(bool hasPositions) => null;
}
