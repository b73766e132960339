using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>Batch normalisation per channel: running statistics in evaluation, batch statistics (which move the running ones) in training.</summary>
public sealed class BatchNorm1d : Layer
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
    public override Tensor Forward(Tensor input, bool training) =>
        F.batch_norm(input, _mean.Value, _variance.Value, _weight?.Value, _bias?.Value, training, _momentum, _eps);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) => mutants.EachPosition(record);
}
