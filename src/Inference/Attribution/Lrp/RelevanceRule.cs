using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models.Layers.Tape;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Lrp;

/// <summary>Relevance instead of gradients. The signal has one row for each row of the tape.</summary>
/// <param name="options">The settings.</param>
internal sealed class RelevanceRule(LrpOptions options) : ReverseRule
{
    private double Alpha => options.Rule == LrpVariant.ZPlus ? 1 : options.Alpha;

    /// <inheritdoc/>
    public override Tensor Maximum(Tensor values, Tensor winners, Tensor signal) =>
        zeros(values.shape, signal.dtype, signal.device).scatter_add_(-1, winners, signal);

    /// <inheritdoc/>
    public override (Tensor Given, Tensor Other) Mean(Tensor given, Tensor other, Tensor signal)
    {
        var terms = Terms([given, other], signal);
        return (terms[0], terms[1]);
    }

    /// <inheritdoc/>
    protected override Tensor Linear(LayerRecord record, Tensor signal)
    {
        var layer = record.Layer is IMaximumLayer or GlobalSum ? new PositiveWeights(record.Layer) : record.Layer as IWeightedLayer;
        // The others only move values.
        if (layer is null)
            return base.Linear(record, signal);
        if (options.Rule == LrpVariant.Epsilon)
            return record.Input * record.Layer.Transpose(signal / Stable(record.Output), record.Input.shape);
        var positive = Part(layer, record, signal, WeightSign.Positive) * Alpha;
        return Alpha == 1 ? positive : positive - Part(layer, record, signal, WeightSign.Negative) * (Alpha - 1);
    }

    /// <inheritdoc/>
    protected override Tensor ElementWise(LayerRecord record, Tensor signal) => signal;

    /// <inheritdoc/>
    protected override Tensor Other(LayerRecord record, Tensor signal) => throw new InputException(
        $"LRP has no rule for {record.Layer.Place}; choose DeepLIFT-SHAP, integrated gradients or ISM for this model.");

    /// <inheritdoc/>
    protected override IReadOnlyList<Tensor> Terms(IReadOnlyList<Tensor> terms, Tensor signal)
    {
        if (options.Rule == LrpVariant.Epsilon)
        {
            var each = signal / Stable(terms.Aggregate((sum, term) => sum + term));
            return [.. terms.Select(term => term * each)];
        }
        var onPositive = signal / Stable(terms.Select(term => term.clamp(min: 0)).Aggregate((sum, term) => sum + term)) * Alpha;
        var onNegative = signal / Stable(terms.Select(term => term.clamp(max: 0)).Aggregate((sum, term) => sum + term), sign: -1) * (1 - Alpha);
        return [.. terms.Select(term => term.clamp(min: 0) * onPositive + term.clamp(max: 0) * onNegative)];
    }

    /// <summary>The share of what is positive, or negative, in a layer's sums.</summary>
    private Tensor Part(IWeightedLayer layer, LayerRecord record, Tensor signal, WeightSign sign)
    {
        // Products of one sign: inputs and weights of equal signs, or of unequal ones.
        var other = sign == WeightSign.Positive ? WeightSign.Negative : WeightSign.Positive;
        var (positive, negative) = (record.Input.clamp(min: 0), record.Input.clamp(max: 0));
        var sums = layer.Apply(positive, sign) + layer.Apply(negative, other);
        if (layer.Constant(record.Output.dim() == 3) is { } constant)
            sums += sign == WeightSign.Positive ? constant.clamp(min: 0) : constant.clamp(max: 0);
        var each = signal / Stable(sums, sign == WeightSign.Positive ? 1 : -1);
        return positive * layer.Transpose(each, record.Input.shape, sign) + negative * layer.Transpose(each, record.Input.shape, other);
    }

    private Tensor Stable(Tensor sums) => sums + (sums.ge(0).to(sums.dtype) * 2 - 1) * options.Epsilon;

    private Tensor Stable(Tensor sums, int sign) => sums + sign * options.Epsilon;
}
