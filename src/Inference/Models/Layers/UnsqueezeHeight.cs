using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// The change between [N, C, L] and [N, C, 1, L] of networks written with two-dimensional layers of height 1 (types
/// UnsqueezeHeight and SqueezeHeight). Those layers are folded to one dimension here, so nothing is left to do.
/// </summary>
public sealed class UnsqueezeHeight : Layer
{
    /// <summary>Reads the layer.</summary>
    /// <param name="fields">No fields of its own.</param>
    public UnsqueezeHeight(LayerFields fields)
        : base(fields)
    {
    }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        RequireLength(input);
        return input;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => input;

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape) => signal;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => new(0, 0, input.Elements);
}
