using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>Asks a model about edited sequences, in batches of automatic size, and counts the forward passes.</summary>
/// <param name="networks">The model: one network, or replicas, whose answers are averaged.</param>
/// <param name="targets">The scalars wanted; all come from the same passes.</param>
public sealed class EditEvaluator(IReadOnlyList<SequenceModel> networks, IReadOnlyList<Target> targets)
{
    private const int FewestAThread = 32;

    private long _passes;

    /// <summary>Asks one network.</summary>
    /// <param name="network">The model.</param>
    /// <param name="targets">The scalars wanted; all come from the same passes.</param>
    public EditEvaluator(SequenceModel network, IReadOnlyList<Target> targets)
        : this([network], targets)
    {
    }

    /// <summary>Number of targets.</summary>
    public int Targets => targets.Count;

    /// <summary>Forward passes so far; a model that answers for both strands takes two a sequence, and each replica takes its own.</summary>
    public long ForwardPasses => Interlocked.Read(ref _passes);

    /// <summary>The outputs of all sequences.</summary>
    /// <param name="sequences">What is asked.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>[sequences, targets], in the units of each target; means over replicas.</returns>
    /// <exception cref="Shared.InputException">Memory does not suffice for a single sequence, or the length does not fit the model.</exception>
    public float[] Run(EditedSequences sequences, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var values = Run(networks[0], sequences, token);
        if (networks.Count == 1)
            return values;
        foreach (var network in networks.Skip(1))
        {
            var more = Run(network, sequences, token);
            for (var i = 0; i < values.Length; i++)
                values[i] += more[i];
        }
        for (var i = 0; i < values.Length; i++)
            values[i] /= networks.Count;
        return values;
    }

    private float[] Run(SequenceModel model, EditedSequences sequences, CancellationToken token)
    {
        var (length, values) = (sequences.Length, new float[sequences.Count * targets.Count]);
        var unknown = model.Card.Input.Unknown == UnknownRule.Quarter ? 0.25f : 0;
        RowParts.Run(model, sequences.Count, length, (start, rows, end) => Batches.Run(rows, BatchSize.For(model, length, gradient: false), (first, count) =>
        {
            var codes = new byte[(long)count * length];
            for (var i = 0; i < count; i++)
                sequences[start + (int)first + i].CopyTo(codes.AsSpan(i * length));
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            Target.SelectAll(targets, model.Answer(model.ToInput(codes, count, unknown))).ToFloats().CopyTo(values, (start + first) * targets.Count);
            Interlocked.Add(ref _passes, (long)count * model.PassesPerForward);
        }, end), token, FewestAThread);
        return values;
    }
}
