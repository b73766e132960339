using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>Drops values at random in training (and scales up the rest); does nothing in evaluation.</summary>
public sealed class Dropout : Layer
{
    private readonly double _share;
    private readonly bool _channels;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">p, the share dropped; the type Dropout1d or Dropout2d drops whole channels.</param>
    public Dropout(LayerFields fields)
        : base(fields)
    {
        _share = fields.Number("p", 0.5);
        _channels = Type != "Dropout";
        if (_share is < 0 or >= 1)
            throw new Shared.InputException($"{Place}: p is {_share}, but must be at least 0 and below 1.");
    }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        if (!training || _share == 0)
            return input;
        if (!_channels || input.dim() == 2)
            return F.dropout(input, _share, training: true);
        using var scope = NewDisposeScope();
        var mask = F.dropout(ones([input.shape[0], input.shape[1], 1], input.dtype, input.device), _share, training: true);
        return (input * mask).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape) => signal;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => new(0, 0, input.Elements);
}
