using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Training;

/// <summary>
/// Makes one logit a target of a network's answers, so that any network can be trained to say yes or no: a target times a factor plus
/// a shift, both learnt beside the network. The factor is positive, so a target keeps its order; what it answers in (a probability, a log count) does not matter.
/// </summary>
public sealed class TargetLogits : IDisposable
{
    // The spread of logits before anything is learnt.
    private const double StartingSpread = 1;
    private const double SmallestSpread = 1e-6;

    private readonly IReadOnlyList<Target> _targets;
    private readonly Tensor _logFactor;
    private readonly Tensor _shift;
    private bool _isFitted;

    /// <summary>Creates it.</summary>
    /// <param name="targets">The scalars that answer, one a task.</param>
    public TargetLogits(IReadOnlyList<Target> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        _targets = targets;
        _logFactor = Start();
        _shift = Start();
    }

    /// <summary>What is learnt beside the network.</summary>
    public IReadOnlyList<Tensor> Trainable => [_logFactor, _shift];

    /// <summary>The logits; the first call scales the answers that it sees to a mean of 0 and a spread of 1.</summary>
    /// <param name="output">[batch, outputs] or [batch, outputs, positions].</param>
    /// <returns>[batch, targets]; belongs to the caller.</returns>
    public Tensor Of(Tensor output)
    {
        using var scope = NewDisposeScope();
        var answers = Target.SelectAll(_targets, output);
        if (!_isFitted)
            Fit(answers);
        return (answers * _logFactor.exp() + _shift).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the factors and shifts.</summary>
    public void Dispose()
    {
        _logFactor.Dispose();
        _shift.Dispose();
    }

    private void Fit(Tensor answers)
    {
        using var off = no_grad();
        var rows = answers.detach().data<float>().ToArray().Chunk(_targets.Count).ToList();
        var (factors, shifts) = (new float[_targets.Count], new float[_targets.Count]);
        for (var target = 0; target < _targets.Count; target++)
        {
            var mean = rows.Average(row => (double)row[target]);
            var spread = Math.Sqrt(rows.Average(row => (row[target] - mean) * (row[target] - mean)));
            var factor = StartingSpread / Math.Max(spread, SmallestSpread);
            (factors[target], shifts[target]) = ((float)Math.Log(factor), (float)(-mean * factor));
        }
        using var scope = NewDisposeScope();
        _logFactor.add_(tensor(factors));
        _shift.add_(tensor(shifts));
        _isFitted = true;
    }

    private Tensor Start() => zeros([_targets.Count]).requires_grad_(true).DetachFromDisposeScope();
}
