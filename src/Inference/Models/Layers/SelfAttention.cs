using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Multi-head self-attention of DeepAtt: queries, keys and values are ReLU(x W + b), the weights softmax over keys of
/// q.k / sqrt(head size), and the answer ReLU(heads Wo + bo). No residual, no position encoding.
/// </summary>
public sealed class SelfAttention : Layer
{
    private readonly int _size;
    private readonly int _heads;
    private readonly LayerParameter[] _parameters;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">size, the number of channels; heads. Parameters are Wq, bq, Wk, bk, Wv, bv, Wo, bo, matrices [in, out].</param>
    public SelfAttention(LayerFields fields)
        : base(fields)
    {
        (_size, _heads) = (fields.Whole("size"), fields.Whole("heads"));
        if (_size % _heads != 0)
            throw new Shared.InputException($"{Place}: {_heads} heads do not divide {_size} channels.");
        _parameters = [.. "qkvo".SelectMany(letter => new[]
        {
            new LayerParameter(Key($"W{letter}"), [_size, _size], Initial.Uniform(_size)),
            new LayerParameter(Key($"b{letter}"), [_size], Initial.Constant(0)),
        })];
    }

    /// <summary>Number of channels.</summary>
    internal int Size => _size;

    /// <summary>Number of heads.</summary>
    internal int HeadCount => _heads;

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters => _parameters;

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) =>
        input.Channels == _size && input.Length is not null ? input : throw Unfit($"{_size} channels with positions", input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        using var scope = NewDisposeScope();
        var rows = input.transpose(1, 2);
        var heads = AttentionOf(rows).matmul(Heads(Dense(rows, 2)));
        var joined = heads.transpose(1, 2).flatten(2, 3);
        return Dense(joined, 3).transpose(1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>The attention weights.</summary>
    /// <param name="input">[batch, channels, positions].</param>
    /// <returns>[batch, head, query position, key position]; each row sums to 1.</returns>
    public Tensor Weights(Tensor input)
    {
        using var scope = NewDisposeScope();
        return AttentionOf(input.transpose(1, 2)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        double length = RequireLength(input);
        var maps = (long)(_heads * length * length);
        return new LayerCost(length * _size * (8.0 * _size + 4 * length), 2 * maps + 6 * input.Elements, 2 * maps + 6 * input.Elements);
    }

    private Tensor AttentionOf(Tensor rows)
    {
        var scores = Heads(Dense(rows, 0)).matmul(Heads(Dense(rows, 1)).transpose(2, 3));
        return (scores / Math.Sqrt((double)_size / _heads)).softmax(-1);
    }

    private Tensor Dense(Tensor rows, int number) =>
        F.relu(rows.matmul(_parameters[2 * number].Value) + _parameters[2 * number + 1].Value);

    /// <summary>[batch, position, channel] to [batch, head, position, channel of the head].</summary>
    private Tensor Heads(Tensor rows) =>
        rows.reshape(rows.shape[0], rows.shape[1], _heads, _size / _heads).transpose(1, 2);
}
