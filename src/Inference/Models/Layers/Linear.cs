using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>A dense layer over flattened features: y = x W' + b.</summary>
public sealed class Linear : Layer, IWeightedLayer
{
    private readonly LayerParameter _weight;
    private readonly LayerParameter? _bias;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">in_features, out_features, bias, layout ("torch", or "keras" for a file that holds [in, out] under <c>kernel</c>).</param>
    public Linear(LayerFields fields)
        : base(fields)
    {
        InFeatures = fields.Whole("in_features");
        OutFeatures = fields.Whole("out_features");
        var keras = fields.Text("layout", "torch", "torch", "keras") == "keras";
        _weight = new LayerParameter(Key(keras ? "kernel" : "weight"), [OutFeatures, InFeatures], Initial.Uniform(InFeatures))
        {
            FileShape = keras ? [InFeatures, OutFeatures] : [OutFeatures, InFeatures],
            AxisOrder = keras ? [1, 0] : null,
        };
        if (fields.Flag("bias", true))
            _bias = new LayerParameter(Key("bias"), [OutFeatures], Initial.Uniform(InFeatures));
    }

    /// <summary>Number of input features.</summary>
    public int InFeatures { get; }

    /// <summary>Number of output features.</summary>
    public int OutFeatures { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters => _bias is null ? [_weight] : [_weight, _bias];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => input.Length is null && input.Channels == InFeatures
        ? new FeatureShape(OutFeatures)
        : throw Unfit($"{InFeatures} features", input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => F.linear(input, _weight.Value, _bias?.Value);

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.matmul(_weight.Value);
    }

    /// <inheritdoc/>
    public Tensor Apply(Tensor input, WeightSign sign)
    {
        using var weight = _weight.OfSign(sign);
        return F.linear(input, weight);
    }

    /// <inheritdoc/>
    public Tensor Transpose(Tensor signal, long[] inputShape, WeightSign sign)
    {
        ArgumentNullException.ThrowIfNull(signal);
        using var weight = _weight.OfSign(sign);
        return signal.matmul(weight);
    }

    /// <inheritdoc/>
    public Tensor? Constant(bool hasPositions) => _bias?.Value.alias();

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) =>
        new(2.0 * InFeatures * OutFeatures, OutFeatures, InFeatures + OutFeatures);

    /// <summary>Carries flattened mutants through the layer: only the weights of positions in their windows are used.</summary>
    /// <param name="mutants">The layer's input.</param>
    /// <param name="record">What the layer made of the sequences that are not mutated.</param>
    /// <param name="weights">Weights in the order in which they are used.</param>
    internal WholeFeatures Follow(FlatFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(record);
        var rows = mutants.PositionMajor
            ? _weight.Value.reshape(OutFeatures, -1, mutants.Channels).transpose(1, 2)
            : _weight.Value.reshape(OutFeatures, mutants.Channels, -1);
        return mutants.Dense(record.Output, PositionWeights.Of(this, rows, mutants.PositionMajor, weights));
    }
}
