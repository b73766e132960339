using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>The way back through what surrounds a network: the choice of a target, both strands, the order of channels.</summary>
internal static class ModelReverse
{
    /// <summary>The signal of a target on the model's output: its derivative, or the rule's share of a maximum over positions.</summary>
    /// <param name="target">The scalar that is explained.</param>
    /// <param name="output">What the model answered, [batch, outputs] or [batch, outputs, positions].</param>
    /// <param name="rule">How signals go back.</param>
    /// <param name="rows">The number of rows of the signal.</param>
    /// <returns>[rows, outputs] or [rows, outputs, positions]; belongs to the caller.</returns>
    public static Tensor Signal(Target target, Tensor output, ReverseRule rule, long rows)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        if (target.Spec.Positions == PositionRule.Max)
        {
            var values = output.narrow(1, target.Spec.Output, 1);
            var winners = values.max(-1, keepdim: true).indexes;
            var shares = rule.Maximum(values, winners, ones([rows, 1, 1], output.dtype, output.device));
            var signal = zeros([rows, .. output.shape[1..]], output.dtype, output.device);
            signal.narrow(1, target.Spec.Output, 1).copy_(shares.reshape(rows, 1, -1));
            return signal.MoveToOuterDisposeScope();
        }
        var any = zeros([1, .. output.shape[1..]], output.dtype, output.device).requires_grad_(true);
        var slope = autograd.grad([target.Select(any)], [any], [ones([1], output.dtype, output.device)])[0];
        return slope.expand([rows, .. output.shape[1..]]).MoveToOuterDisposeScope();
    }

    /// <summary>Sends a signal from a model's output back to the one-hot sequences.</summary>
    /// <param name="model">The model that recorded the tape.</param>
    /// <param name="tape">The recorded pass.</param>
    /// <param name="rule">How signals go back.</param>
    /// <param name="signal">[rows, outputs] or [rows, outputs, positions].</param>
    /// <returns>[rows, 4, length] in A, C, G, T order; belongs to the caller.</returns>
    public static Tensor ToInput(SequenceModel model, ModelTape tape, ReverseRule rule, Tensor signal)
    {
        MemoryLimit.Pass();
        using var scope = NewDisposeScope();
        if (tape.Other is not { } other)
            return model.FromChannelOrder(rule.Back(tape.Given.Records, signal)).MoveToOuterDisposeScope();
        var (given, turned) = model.Card.Strands == StrandRule.Mean
            ? rule.Mean(tape.Given.Output, SequenceModel.Turned(other.Output), signal)
            : OfLarger(tape, rule, signal);
        var onGiven = model.FromChannelOrder(rule.Back(tape.Given.Records, given));
        var onOther = model.FromChannelOrder(rule.Back(other.Records, SequenceModel.Turned(turned)));
        return (onGiven + SequenceModel.OtherStrand(onOther)).MoveToOuterDisposeScope();
    }

    /// <summary>The larger of both strands is a maximum over a window of two.</summary>
    private static (Tensor Given, Tensor Turned) OfLarger(ModelTape tape, ReverseRule rule, Tensor signal)
    {
        var values = stack([tape.Given.Output, SequenceModel.Turned(tape.Other!.Output)], -1).reshape(tape.Output.shape[0], -1, 2);
        var winners = values.max(-1, keepdim: true).indexes;
        var shares = rule.Maximum(values, winners, signal.reshape(signal.shape[0], -1, 1)).reshape([.. signal.shape, 2]);
        return (shares.select(-1, 0), shares.select(-1, 1));
    }
}
