using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Layer normalisation over the last axes, as PyTorch does it, or over the channels of each position (<c>"axis":"channels"</c>).
/// </summary>
public sealed class LayerNorm : Layer
{
    private readonly long[] _shape;
    private readonly bool _channels;
    private readonly double _eps;
    private readonly LayerParameter? _weight;
    private readonly LayerParameter? _bias;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">normalized_shape, eps, elementwise_affine, axis ("last" or "channels").</param>
    public LayerNorm(LayerFields fields)
        : base(fields)
    {
        _shape = [.. fields.Wholes("normalized_shape").Select(size => (long)size)];
        _channels = fields.Text("axis", "last", "last", "channels") == "channels";
        _eps = fields.Number("eps", 1e-5);
        if (_shape.Length is 0 or > 2 || (_channels && _shape.Length != 1))
            throw new Shared.InputException($"{Place}: normalized_shape must be one or two sizes, and one for the axis \"channels\".");
        if (!fields.Flag("elementwise_affine", true))
            return;
        _weight = new LayerParameter(Key("weight"), _shape, Initial.Constant(1));
        _bias = new LayerParameter(Key("bias"), _shape, Initial.Constant(0));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters => _weight is null || _bias is null ? [] : [_weight, _bias];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        long[] axes = input.Length is { } length ? [input.Channels, length] : [input.Channels];
        var actual = _channels ? axes[..1] : axes[^Math.Min(_shape.Length, axes.Length)..];
        return _shape.SequenceEqual(actual) ? input : throw Unfit($"sizes ({string.Join(", ", _shape)}) to normalise over", input);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        if (!_channels || input.dim() == 2)
            return F.layer_norm(input, _shape, _weight?.Value, _bias?.Value, _eps);
        using var scope = NewDisposeScope();
        var normal = F.layer_norm(input.transpose(1, 2), _shape, _weight?.Value, _bias?.Value, _eps);
        return normal.transpose(1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>Added to the variance.</summary>
    internal double Eps => _eps;

    /// <summary>The axes that are normalised over, counted from the end.</summary>
    /// <param name="hasPositions">Whether the input is [batch, channels, positions].</param>
    internal long[] Axes(bool hasPositions) => _channels && hasPositions ? [-2] : _shape.Length == 1 ? [-1] : [-2, -1];

    /// <summary>The learned scale in the shape in which it multiplies the input; null when there is none. Belongs to the caller.</summary>
    /// <param name="hasPositions">Whether the input is [batch, channels, positions].</param>
    internal Tensor? Scale(bool hasPositions) => _channels && hasPositions ? _weight?.Value.unsqueeze(-1) : _weight?.Value.alias();

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => _channels ? window : null;

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) =>
        _channels ? mutants.EachPosition(record) : base.Follow(mutants, record, weights);
}
