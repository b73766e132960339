using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>GlobalAvgPool1d and GlobalMaxPool1d: the mean or the maximum over all positions.</summary>
public sealed class GlobalPool1d : Layer, IMaximumLayer
{
    private readonly bool _maximum;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">No fields of its own.</param>
    public GlobalPool1d(LayerFields fields)
        : base(fields) => _maximum = Type == "GlobalMaxPool1d";

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        RequireLength(input);
        return new FeatureShape(input.Channels);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        if (!_maximum)
            return input.mean([-1]);
        // The gradient of max goes to the first of equal values; amax would share it among them.
        var (values, indexes) = input.max(-1);
        indexes.Dispose();
        return values;
    }

    /// <inheritdoc/>
    public override bool IsLinear => !_maximum;

    /// <inheritdoc/>
    public bool IsMaximum => _maximum;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(inputShape);
        using var scope = NewDisposeScope();
        return (signal / inputShape[^1]).unsqueeze(-1).expand(signal.shape[0], signal.shape[1], inputShape[^1]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Winners(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (values, winners) = input.max(-1, keepdim: true);
        values.Dispose();
        return winners;
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => new(input.Elements, input.Channels, input.Elements + input.Channels);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(mutants);
        ArgumentNullException.ThrowIfNull(record);
        return _maximum ? mutants.Maximum(record.Input) : mutants.Sum(record, 1.0 / record.Input.shape[2]);
    }
}
