using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>Drops positions at both ends.</summary>
public sealed class Crop : Layer
{
    private readonly int _left;
    private readonly int _right;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">size (both ends), or left and right.</param>
    public Crop(LayerFields fields)
        : base(fields)
    {
        var both = fields.Whole("size", 0, minimum: 0);
        (_left, _right) = (fields.Whole("left", both, minimum: 0), fields.Whole("right", both, minimum: 0));
    }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        var length = RequireLength(input) - _left - _right;
        return length > 0 ? input with { Length = length } : throw Unfit($"more than {_left + _right} positions", input);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) =>
        input.narrow(-1, _left, input.shape[^1] - _left - _right);

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape) => F.pad(signal, [_left, _right]);

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => window?.Then(new ReceptiveWindow(1, 1, _left));

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => new(0, 0, input.Elements);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) => mutants.Shifted(-_left);
}
