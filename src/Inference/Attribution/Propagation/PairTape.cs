using CisLens.Inference.Models;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// Sequences and their references, recorded in one pass: each sequence once, however many references it has. Any number of
/// signals can then be sent back. Its tensors belong to the dispose scope in which it was recorded.
/// </summary>
internal sealed class PairTape
{
    private readonly SequenceModel _model;
    private readonly Tensor _difference;
    private readonly PairRows _rows;
    private readonly ModelTape _tape;

    /// <summary>Runs the model on sequences and references.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">[N, 4, L] in A, C, G, T order.</param>
    /// <param name="references">[N, R, 4, L], or [1, R, 4, L] for the same ones for all.</param>
    public PairTape(SequenceModel model, Tensor sequences, Tensor references)
    {
        _model = model;
        _rows = new PairRows((int)sequences.shape[0], (int)references.shape[1], references.shape[0] == 1);
        _difference = sequences.unsqueeze(1) - references;
        _tape = model.Record(cat([sequences, references.flatten(0, 1)]));
    }

    /// <summary>What the model answered: [N + references, outputs] or [N + references, outputs, positions].</summary>
    public Tensor Output => _tape.Output;

    /// <summary>Number of rows of a signal for one target: N * R.</summary>
    public int Pairs => _rows.Pairs;

    /// <summary>The signal of a target on the model's output, [N * R, ...].</summary>
    public Tensor Signal(Target target) => ModelReverse.Signal(target, _tape.Output, new RescaleRule(_rows), _rows.Pairs);

    /// <summary>f(sequence) - f(reference), [N, R].</summary>
    public Tensor Change(Target target)
    {
        using var scope = NewDisposeScope();
        var values = target.Select(_tape.Output);
        return (_rows.OfSequences(values) - _rows.OfReferences(values)).squeeze(-1).MoveToOuterDisposeScope();
    }

    /// <summary>Sends signals back to the input.</summary>
    /// <param name="signal">[T * N * R, ...] on the model's output.</param>
    /// <returns>The multipliers, [T, N, R, 4, L] in A, C, G, T order; belongs to the caller.</returns>
    public Tensor Multipliers(Tensor signal)
    {
        using var scope = NewDisposeScope();
        var onInput = ModelReverse.ToInput(_model, _tape, new RescaleRule(_rows), signal);
        return onInput.reshape([-1, _rows.Sequences, _rows.References, .. onInput.shape[1..]]).MoveToOuterDisposeScope();
    }

    /// <summary>What each position adds: the sum over bases of (sequence - reference) * multiplier, [T, N, R, L].</summary>
    /// <param name="multipliers">[T, N, R, 4, L].</param>
    public Tensor Contributions(Tensor multipliers)
    {
        using var scope = NewDisposeScope();
        return (multipliers * _difference).sum(-2).MoveToOuterDisposeScope();
    }

    /// <summary>The layer that loses most of the change of the output, or makes most that is not there; of one sequence and one reference.</summary>
    /// <param name="signal">[1, ...] on the model's output.</param>
    /// <returns>The layer's place; null when no layer changes it.</returns>
    public string? LayerAtFault(Tensor signal)
    {
        using var scope = NewDisposeScope();
        var rule = new LayerErrorRule(_rows);
        ModelReverse.ToInput(_model, _tape, rule, signal);
        return rule.Worst;
    }

    /// <summary>What the multipliers explain of each change: the sum of (sequence - reference) * multiplier, [T, N, R].</summary>
    /// <param name="multipliers">[T, N, R, 4, L].</param>
    public Tensor Explained(Tensor multipliers)
    {
        using var scope = NewDisposeScope();
        return (multipliers * _difference).sum([-2, -1]).MoveToOuterDisposeScope();
    }
}
