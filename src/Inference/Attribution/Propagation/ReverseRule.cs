using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;
using Parallel = CisLens.Inference.Models.Layers.Parallel;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// Sends a signal from the output of a recorded network back to its input. Linear layers pass it through their transpose;
/// what the others do is the rule's choice. The signal may have more rows than the tape, see the rules.
/// </summary>
internal abstract class ReverseRule
{
    /// <summary>Walks a chain of layers backwards.</summary>
    /// <param name="records">What the layers did.</param>
    /// <param name="signal">A signal on the chain's output; stays the caller's.</param>
    /// <returns>The signal on the chain's input; the same tensor when no layer changes it.</returns>
    public Tensor Back(IReadOnlyList<LayerRecord> records, Tensor signal)
    {
        var current = signal;
        for (var i = records.Count - 1; i >= 0; i--)
        {
            var next = Back(records[i], current);
            if (!ReferenceEquals(next, current) && !ReferenceEquals(current, signal))
                current.Dispose();
            current = next;
        }
        return current;
    }

    /// <summary>Shares a signal on maxima among the values that they were taken from.</summary>
    /// <param name="values">[batch, channels, positions].</param>
    /// <param name="winners">[batch, channels, windows]: the position of each window's maximum.</param>
    /// <param name="signal">[rows, channels, windows].</param>
    /// <returns>[rows, channels, positions].</returns>
    public abstract Tensor Maximum(Tensor values, Tensor winners, Tensor signal);

    /// <summary>Shares a signal on the mean of both strands' answers between them.</summary>
    /// <param name="given">The given strand's answer.</param>
    /// <param name="other">The other strand's answer.</param>
    /// <param name="signal">[rows, ...].</param>
    public virtual (Tensor Given, Tensor Other) Mean(Tensor given, Tensor other, Tensor signal) => (signal / 2, signal / 2);

    /// <summary>Sends a signal back through one layer.</summary>
    protected virtual Tensor Back(LayerRecord record, Tensor signal)
    {
        using var scope = NewDisposeScope();
        var result = record.Layer switch
        {
            Sequential => Back(record.Branches[0], signal),
            Residual => Skip(record, signal),
            Parallel parallel => Branches(parallel, record, signal),
            WindowMaximum windows => Windows(windows, record, signal),
            IMaximumLayer { IsMaximum: true } pool => Maximum(record.Input, pool.Winners(record.Input), Pooled(record, signal))
                .reshape([signal.shape[0], .. record.Input.shape[1..]]),
            { IsLinear: true } => Linear(record, signal),
            Activation or PReLU => ElementWise(record, signal),
            _ => Other(record, signal),
        };
        return ReferenceEquals(result, signal) ? result : result.MoveToOuterDisposeScope();
    }

    /// <summary>A layer that is a matrix and a constant.</summary>
    protected virtual Tensor Linear(LayerRecord record, Tensor signal) => record.Layer.Transpose(signal, record.Input.shape);

    /// <summary>A function of each value on its own.</summary>
    protected abstract Tensor ElementWise(LayerRecord record, Tensor signal);

    /// <summary>Any other layer.</summary>
    protected abstract Tensor Other(LayerRecord record, Tensor signal);

    /// <summary>The signal on each term of a sum.</summary>
    /// <param name="terms">The recorded terms.</param>
    /// <param name="signal">The signal on the sum.</param>
    protected virtual IReadOnlyList<Tensor> Terms(IReadOnlyList<Tensor> terms, Tensor signal) => [.. terms.Select(_ => signal)];

    private Tensor Skip(LayerRecord record, Tensor signal)
    {
        var body = record.Branches[0];
        var terms = Terms([record.Input, LayerChain.Output(body, record.Input)], signal);
        return terms[0] + Back(body, terms[1]);
    }

    private Tensor Branches(Parallel layer, LayerRecord record, Tensor signal)
    {
        var outputs = record.Branches.Select(branch => LayerChain.Output(branch, record.Input)).ToList();
        var signals = layer.IsSum ? Terms(outputs, signal) : layer.Split(signal, [.. outputs.Select(output => output.shape[1])]);
        return record.Branches.Select((branch, index) => Back(branch, signals[index])).Aggregate((sum, next) => sum + next);
    }

    private Tensor Windows(WindowMaximum layer, LayerRecord record, Tensor signal)
    {
        var body = record.Branches[0];
        var answers = LayerChain.Output(body, record.Input);
        if (ReferenceEquals(answers, record.Output))
            return Back(body, signal);
        var (batch, outputs) = (record.Output.shape[0], record.Output.shape[1]);
        var values = answers.reshape(batch, -1, outputs).transpose(1, 2);
        var winners = values.max(-1, keepdim: true).indexes;
        var onAnswers = Maximum(values, winners, signal.unsqueeze(-1)).transpose(1, 2).reshape(-1, outputs);
        return layer.FromWindows(Back(body, onAnswers), record.Input.shape);
    }

    /// <summary>The signal on a pooling layer's output with an axis of windows, which a global maximum drops.</summary>
    private static Tensor Pooled(LayerRecord record, Tensor signal) =>
        record.Output.dim() < record.Input.dim() ? signal.unsqueeze(-1) : signal;
}
