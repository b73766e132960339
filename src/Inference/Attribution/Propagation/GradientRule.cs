using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>The plain gradient. The signal has one row for each row of the tape.</summary>
internal class GradientRule : ReverseRule
{
    /// <inheritdoc/>
    public override Tensor Maximum(Tensor values, Tensor winners, Tensor signal) =>
        zeros(values.shape, signal.dtype, signal.device).scatter_add_(-1, winners, signal);

    /// <inheritdoc/>
    protected override Tensor ElementWise(LayerRecord record, Tensor signal) => Local(record, signal);

    /// <inheritdoc/>
    protected override Tensor Other(LayerRecord record, Tensor signal) => Local(record, signal);

    /// <summary>The derivative of one layer at its recorded input, times the signal.</summary>
    internal static Tensor Local(LayerRecord record, Tensor signal)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var input = record.Input.detach().requires_grad_(true);
        var output = record.Layer.Forward(input, training: false);
        return autograd.grad([output], [input], [signal])[0].MoveToOuterDisposeScope();
    }
}
