using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>Batch normalisation per channel: running statistics in evaluation, batch statistics (which move the running ones) in training.</summary>
public sealed class BatchNorm1d : Layer, IWeightedLayer
{
    private readonly double _eps;
    private readonly double _momentum;
    private readonly LayerParameter? _weight;
    private readonly LayerParameter? _bias;
    private readonly LayerParameter _mean;
    private readonly LayerParameter _variance;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">num_features, eps, momentum, affine.</param>
    public BatchNorm1d(LayerFields fields)
        : base(fields)
    {
        Features = fields.Whole("num_features");
        _eps = fields.Number("eps", 1e-5);
        _momentum = fields.Number("momentum", 0.1);
        if (fields.Flag("affine", true))
        {
            _weight = new LayerParameter(Key("weight"), [Features], Initial.Constant(1));
            _bias = new LayerParameter(Key("bias"), [Features], Initial.Constant(0));
        }
        _mean = new LayerParameter(Key("running_mean"), [Features], Initial.Constant(0)) { Trainable = false };
        _variance = new LayerParameter(Key("running_var"), [Features], Initial.Constant(1)) { Trainable = false };
    }

    /// <summary>Number of channels.</summary>
    public int Features { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters =>
        _weight is null || _bias is null ? [_mean, _variance] : [_weight, _bias, _mean, _variance];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) =>
        input.Channels == Features ? input : throw Unfit($"{Features} channels", input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (training || !input.requires_grad)
            return F.batch_norm(input, _mean.Value, _variance.Value, _weight?.Value, _bias?.Value, training, _momentum, _eps);
        // A product and a sum: the way back to the input needs no copy of it.
        using var scope = NewDisposeScope();
        var hasPositions = input.dim() == 3;
        return (input * Scale(hasPositions)).add_(Constant(hasPositions)!).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) => mutants.EachPosition(record);

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        using var scope = NewDisposeScope();
        return (signal * Scale(signal.dim() == 3)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Apply(Tensor input, WeightSign sign)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var scale = Scale(input.dim() == 3);
        return (input * (sign == WeightSign.Positive ? scale.clamp(min: 0) : scale.clamp(max: 0))).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Transpose(Tensor signal, long[] inputShape, WeightSign sign) => Apply(signal, sign);

    /// <inheritdoc/>
    public Tensor? Constant(bool hasPositions)
    {
        using var scope = NewDisposeScope();
        var mean = hasPositions ? _mean.Value.unsqueeze(-1) : _mean.Value.alias();
        var constant = -(mean * Scale(hasPositions));
        if (_bias is not null)
            constant = constant + (hasPositions ? _bias.Value.unsqueeze(-1) : _bias.Value.alias());
        return constant.MoveToOuterDisposeScope();
    }

    /// <summary>What the input is multiplied by, in evaluation.</summary>
    internal Tensor Scale(bool hasPositions)
    {
        var scale = (_variance.Value + _eps).rsqrt();
        if (_weight is not null)
            scale = scale * _weight.Value;
        return hasPositions ? scale.unsqueeze(-1) : scale;
    }
}
