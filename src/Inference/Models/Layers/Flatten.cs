using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>All positions and channels in one row: channel by channel (PyTorch) or position by position (Keras).</summary>
public sealed class Flatten : Layer
{
    private readonly bool _positionMajor;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">order: "channels" (channel-major, the default) or "positions".</param>
    public Flatten(LayerFields fields)
        : base(fields) => _positionMajor = fields.Text("order", "channels", "channels", "positions") == "positions";

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => new(checked((int)input.Elements));

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        if (!_positionMajor || input.dim() == 2)
            return input.reshape(input.shape[0], -1);
        using var turned = input.transpose(1, 2);
        return turned.reshape(input.shape[0], -1);
    }

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(inputShape);
        if (!_positionMajor || inputShape.Length == 2)
            return signal.reshape([signal.shape[0], .. inputShape[1..]]);
        using var turned = signal.reshape(signal.shape[0], inputShape[2], inputShape[1]);
        return turned.transpose(1, 2);
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => new(0, 0, input.Elements);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new FlatFeatures(mutants.AsDifferences(record.Input), record, _positionMajor);
    }
}
