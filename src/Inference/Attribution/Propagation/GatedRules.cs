using CisLens.Inference.Models.Layers;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// DeepLIFT through layers whose values multiply each other: the gates of an LSTM, the weights and values of attention. Each is computed
/// in the steps of <see cref="PairValue"/>, every one of which is complete.
/// </summary>
internal static class GatedRules
{
    /// <summary>A bidirectional LSTM.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">[..., channels, positions].</param>
    public static PairValue Lstm(BidirectionalLstm layer, PairValue input)
    {
        var positions = (int)input.X.shape[^1];
        var rows = input.Map(values => values.transpose(-1, -2));
        var forward = Run(layer.Units, [.. layer.Parameters.Take(3).Select(parameter => parameter.Value)], rows, Enumerable.Range(0, positions));
        var backward = Run(layer.Units, [.. layer.Parameters.Skip(3).Select(parameter => parameter.Value)], rows, Enumerable.Range(0, positions).Reverse());
        backward.Reverse();
        return Cat([Stack(forward), Stack(backward)]);
    }

    /// <summary>Self-attention of several heads.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">[..., channels, positions].</param>
    public static PairValue Attention(SelfAttention layer, PairValue input)
    {
        var rows = input.Map(values => values.transpose(-1, -2));
        var (queries, keys, values) = (Heads(Dense(rows, 0)), Heads(Dense(rows, 1)), Heads(Dense(rows, 2)));
        var scale = 1 / Math.Sqrt((double)layer.Size / layer.HeadCount);
        var weights = Softmax(queries.Matmul(keys.Map(part => part.transpose(-1, -2))).Map(scores => scores * scale));
        var joined = weights.Matmul(values).Map(heads => heads.transpose(-2, -3).flatten(-2, -1));
        return Dense(joined, 3).Map(part => part.transpose(-1, -2));

        PairValue Dense(PairValue given, int number) =>
            Rectified(given.Map(part => part.matmul(layer.Parameters[2 * number].Value)).Plus(layer.Parameters[2 * number + 1].Value));
        PairValue Heads(PairValue given) =>
            given.Map(part => part.unflatten(-1, layer.HeadCount, layer.Size / layer.HeadCount).transpose(-2, -3));
    }

    private static List<PairValue> Run(int units, IReadOnlyList<Tensor> weights, PairValue rows, IEnumerable<int> steps)
    {
        var projected = rows.Map(values => values.matmul(weights[0])).Plus(weights[2]);
        var zero = projected.Map(values => zeros_like(values.select(-2, 0).narrow(-1, 0, units)));
        var (hidden, cell) = (zero, zero);
        var states = new List<PairValue>();
        foreach (var step in steps)
        {
            var now = hidden;
            var gates = projected.Map(values => values.select(-2, step)).Plus(now.Map(values => values.matmul(weights[1])));
            cell = Gate(gates, 1).Times(cell).Plus(Gate(gates, 0).Times(Tanh(Part(gates, 2))));
            hidden = Gate(gates, 3).Times(Tanh(cell));
            states.Add(hidden);
        }
        return states;

        PairValue Part(PairValue gates, int number) => gates.Map(values => values.narrow(-1, (long)number * units, units));
        PairValue Gate(PairValue gates, int number) => Part(gates, number).Through(
            values => (values * 0.2 + 0.5).clamp(0, 1), (_, gate) => (gate.gt(0) & gate.lt(1)).to(gate.dtype) * 0.2);
    }

    private static PairValue Tanh(PairValue value) => value.Through(given => given.tanh(), (_, result) => 1 - result.square());

    private static PairValue Rectified(PairValue value) => value.Through(given => given.clamp(min: 0), (given, _) => given.gt(0).to(given.dtype));

    private static PairValue Softmax(PairValue value)
    {
        // The same shift for sequence and reference cancels out and keeps exp in range.
        var shift = value.X.amax([-1], keepdim: true).maximum(value.R.amax([-1], keepdim: true));
        var powers = (value with { X = value.X - shift, R = value.R - shift }).Through(given => given.exp(), (_, result) => result);
        return powers.Times(powers.Map(given => given.sum(-1, keepdim: true)).Reciprocal());
    }

    private static PairValue Stack(IReadOnlyList<PairValue> values) => new(
        stack(values.Select(value => value.X), -1), stack(values.Select(value => value.R), -1), stack(values.Select(value => value.Line), -1));

    private static PairValue Cat(IReadOnlyList<PairValue> values) => new(
        cat([.. values.Select(value => value.X)], -2), cat([.. values.Select(value => value.R)], -2), cat([.. values.Select(value => value.Line)], -2));
}
