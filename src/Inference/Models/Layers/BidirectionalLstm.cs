using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// A bidirectional LSTM as Keras 2.2 has it: gates in the order input, forget, candidate, output; the gates' function is
/// min(1, max(0, 0.2 x + 0.5)); outputs of both directions side by side in sequence order.
/// </summary>
public sealed class BidirectionalLstm : Layer
{
    private readonly int _inputs;
    private readonly int _units;
    private readonly Direction _forward;
    private readonly Direction _backward;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">input_size; units per direction. Parameters are named forward_lstm and backward_lstm.</param>
    public BidirectionalLstm(LayerFields fields)
        : base(fields)
    {
        (_inputs, _units) = (fields.Whole("input_size"), fields.Whole("units"));
        _forward = Declare("forward_lstm");
        _backward = Declare("backward_lstm");
    }

    /// <summary>Units of each direction.</summary>
    internal int Units => _units;

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters => [.. _forward.All, .. _backward.All];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => input.Channels == _inputs && input.Length is not null
        ? input with { Channels = 2 * _units }
        : throw Unfit($"{_inputs} channels with positions", input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        using var scope = NewDisposeScope();
        var steps = Enumerable.Range(0, (int)input.shape[2]).ToArray();
        var forward = Run(_forward, input, steps);
        var backward = Run(_backward, input, [.. steps.Reverse()]);
        backward.Reverse();
        return cat([stack(forward, 2), stack(backward, 2)], 1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        var steps = RequireLength(input);
        return new LayerCost(2.0 * steps * 2 * 4 * _units * (_inputs + _units), (long)steps * 2 * 10 * _units, input.Elements + (long)steps * 12 * _units);
    }

    private Direction Declare(string name) => new(
        new LayerParameter(Key($"{name}.kernel"), [_inputs, 4L * _units], Initial.Uniform(_units)),
        new LayerParameter(Key($"{name}.recurrent_kernel"), [_units, 4L * _units], Initial.Uniform(_units)),
        new LayerParameter(Key($"{name}.bias"), [4L * _units], Initial.Constant(0)));

    /// <summary>The hidden state after each step, in the order of the steps.</summary>
    private List<Tensor> Run(Direction direction, Tensor input, int[] steps)
    {
        var projected = input.transpose(1, 2).matmul(direction.Kernel.Value) + direction.Bias.Value;
        var hidden = zeros([input.shape[0], _units], input.dtype, input.device);
        var cell = zeros([input.shape[0], _units], input.dtype, input.device);
        var states = new List<Tensor>(steps.Length);
        foreach (var step in steps)
        {
            var gates = projected.select(1, step) + hidden.matmul(direction.Recurrent.Value);
            cell = Gate(gates, 1) * cell + Gate(gates, 0) * Part(gates, 2).tanh();
            hidden = Gate(gates, 3) * cell.tanh();
            states.Add(hidden);
        }
        return states;
    }

    private Tensor Part(Tensor gates, int number) => gates.narrow(1, (long)number * _units, _units);

    private Tensor Gate(Tensor gates, int number) => (Part(gates, number) * 0.2 + 0.5).clamp(0, 1);

    private sealed record Direction(LayerParameter Kernel, LayerParameter Recurrent, LayerParameter Bias)
    {
        public IEnumerable<LayerParameter> All => [Kernel, Recurrent, Bias];
    }
}
