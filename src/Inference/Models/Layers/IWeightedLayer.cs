using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>A linear layer whose sums have weights, which can be taken by their sign.</summary>
public interface IWeightedLayer
{
    /// <summary>The layer without its constant and with the weights of one sign, the others being zero.</summary>
    /// <param name="input">[batch, channels, positions] or [batch, features].</param>
    /// <param name="sign">Which weights.</param>
    /// <returns>Of the output's shape; belongs to the caller.</returns>
    public Tensor Apply(Tensor input, WeightSign sign);

    /// <summary>The transpose of <see cref="Apply"/>.</summary>
    /// <param name="signal">[batch, ...] of the output's shape.</param>
    /// <param name="inputShape">The shape of a recorded input; its number of rows does not matter.</param>
    /// <param name="sign">Which weights.</param>
    /// <returns>Of the input's shape; belongs to the caller.</returns>
    public Tensor Transpose(Tensor signal, long[] inputShape, WeightSign sign);

    /// <summary>What is added to the sums, in a shape that can be added to the output; null when there is nothing. Belongs to the caller.</summary>
    /// <param name="hasPositions">Whether the output is [batch, channels, positions].</param>
    public Tensor? Constant(bool hasPositions);
}
