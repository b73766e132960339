using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models.Layers.Tape;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// DeepLIFT's rescale rule (Shrikumar et al. 2017): every function of one value replaces its derivative by
/// (change of output) / (change of input) between a sequence and its reference, so that what arrives at the input adds up to the
/// change of the output. The tape holds sequences and references (<see cref="PairRows"/>); the signal has a row for each
/// pair, and for each of T targets: [T * N * R, ...].
/// </summary>
/// <param name="rows">How sequences and references lie in the tape.</param>
internal class RescaleRule(PairRows rows) : ReverseRule
{
    /// <summary>How sequences and references lie in the tape.</summary>
    protected PairRows Rows => rows;

        /// <summary>Below this change of input the derivative at the sequence is used, as tangermeme does.</summary>
    internal const double SmallestChange = 1e-6;

    private const double SmallestMaximumChange = 1e-7;

    /// <inheritdoc/>
    /// <remarks>
    /// With m the larger of the two maxima, (m - reference's) goes to where the sequence has its maximum and (sequence's - m)
    /// to where the reference has its own, each divided by the change of input there; shares of overlapping windows add up.
    /// </remarks>
    public override Tensor Maximum(Tensor values, Tensor winners, Tensor signal)
    {
        using var scope = NewDisposeScope();
        var (x, r) = (rows.OfSequences(values), rows.OfReferences(values));
        var (atX, atR) = (rows.OfSequences(winners), rows.OfReferences(winners));
        long[] pairs = [rows.Sequences, rows.References, x.shape[2], x.shape[3]];
        Tensor Spread(Tensor part) => part.expand([.. pairs, part.shape[^1]]);
        var (largestX, largestR) = (x.gather(-1, atX), r.gather(-1, atR));
        (x, r, atX, atR) = (Spread(x), Spread(r), Spread(atX), Spread(atR));
        var largest = largestX.maximum(largestR);
        // Where the sequence's maximum has hardly changed, the gradient: all of the signal to that place.
        var shareX = Ratio(largest - largestR, largestX - r.gather(-1, atX), ones([1], signal.dtype, signal.device), SmallestMaximumChange);
        var shareR = Ratio(largestX - largest, x.gather(-1, atR) - largestR, zeros([1], signal.dtype, signal.device), SmallestMaximumChange);
        var pooled = rows.OfPairs(signal, values);
        var result = zeros([pooled.shape[0], .. x.shape], signal.dtype, signal.device);
        long[] all = [pooled.shape[0], .. atX.shape];
        result.scatter_add_(-1, atX.expand(all), pooled * shareX);
        result.scatter_add_(-1, atR.expand(all), pooled * shareR);
        return PairRows.ToRows(result).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override Tensor ElementWise(LayerRecord record, Tensor signal)
    {
        var change = rows.OfSequences(record.Input) - rows.OfReferences(record.Input);
        var outputChange = rows.OfSequences(record.Output) - rows.OfReferences(record.Output);
        var slope = Ratio(outputChange, change, Derivative(record), SmallestChange);
        return PairRows.ToRows(rows.OfPairs(signal, record.Output) * slope);
    }

    /// <inheritdoc/>
    protected override Tensor Other(LayerRecord record, Tensor signal)
    {
        var (x, r) = (rows.OfSequences(record.Input), rows.OfReferences(record.Input));
        var pairs = rows.OfPairs(signal, record.Output);
        var result = record.Layer switch
        {
            Softmax => NormalizationRules.Softmax(x, r, pairs, record.Input.dim() == 3 ? -2 : -1),
            ProfileScalar => NormalizationRules.ProfileScalar(x, r, pairs),
            LayerNorm layer => NormalizationRules.LayerNorm(layer, x, r, pairs, record.Input.dim() == 3),
            BidirectionalLstm layer => InSteps(input => GatedRules.Lstm(layer, input), x, r, pairs),
            SelfAttention layer => InSteps(input => GatedRules.Attention(layer, input), x, r, pairs),
            _ => throw new InputException(
                $"DeepLIFT has no rule for {record.Layer.Place}; choose integrated gradients, saliency or ISM for this model."),
        };
        return PairRows.ToRows(result);
    }

    /// <summary>The derivative of a layer's linear stand-in, times the signal of each target.</summary>
    private Tensor InSteps(Func<PairValue, PairValue> layer, Tensor x, Tensor r, Tensor signal)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var input = zeros([rows.Sequences, rows.References, .. x.shape[2..]], x.dtype, x.device).requires_grad_(true);
        var line = layer(new PairValue(x, r, input)).Line;
        var targets = signal.unbind(0).Select(one => autograd.grad([line], [input], [one], retain_graph: true)[0]);
        return stack(targets, 0).MoveToOuterDisposeScope();
    }

    /// <summary>numerator / change, and a given slope where the change is too small to divide by.</summary>
    internal static Tensor Ratio(Tensor numerator, Tensor change, Tensor slope, double smallest)
    {
        using var scope = NewDisposeScope();
        return where(change.abs() < smallest, slope, numerator / change).MoveToOuterDisposeScope();
    }

    /// <summary>The derivative of a function of one value at the sequences: [N, 1, k, ...].</summary>
    private Tensor Derivative(LayerRecord record)
    {
        var input = rows.OfSequences(record.Input).flatten(0, 2);
        var slope = GradientRule.Local(record with { Input = input }, ones(input.shape, input.dtype, input.device));
        return slope.reshape([rows.Sequences, 1, -1, .. input.shape[1..]]);
    }
}
