using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>Adds positions of one value at both ends.</summary>
public sealed class Pad : Layer
{
    private readonly int _left;
    private readonly int _right;
    private readonly double _value;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">size (both ends), or left and right; value.</param>
    public Pad(LayerFields fields)
        : base(fields)
    {
        var both = fields.Whole("size", 0, minimum: 0);
        (_left, _right) = (fields.Whole("left", both, minimum: 0), fields.Whole("right", both, minimum: 0));
        _value = fields.Number("value", 0);
    }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => input with { Length = RequireLength(input) + _left + _right };

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => F.pad(input, [_left, _right], PaddingModes.Constant, _value);

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.narrow(-1, _left, signal.shape[^1] - _left - _right);
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => window?.Then(new ReceptiveWindow(1, 1, -_left));

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) =>
        mutants.AsDifferences(record.Input).Shifted(_left);
}
