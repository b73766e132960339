using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>Asks a model about edited sequences, in batches of automatic size, and counts the forward passes.</summary>
/// <param name="model">The model.</param>
/// <param name="targets">The scalars wanted; all come from the same passes.</param>
public sealed class EditEvaluator(SequenceModel model, IReadOnlyList<Target> targets)
{
    /// <summary>Number of targets.</summary>
    public int Targets => targets.Count;

    /// <summary>Forward passes so far; a model that answers for both strands takes two a sequence.</summary>
    public long ForwardPasses { get; private set; }

    /// <summary>The outputs of all sequences.</summary>
    /// <param name="sequences">What is asked.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>[sequences, targets], in the units of each target.</returns>
    /// <exception cref="Shared.InputException">Memory does not suffice for a single sequence, or the length does not fit the model.</exception>
    public float[] Run(EditedSequences sequences, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var (length, values) = (sequences.Length, new float[sequences.Count * targets.Count]);
        var unknown = model.Card.Input.Unknown == UnknownRule.Quarter ? 0.25f : 0;
        Batches.Run(sequences.Count, BatchSize.For(model, length, gradient: false), (first, count) =>
        {
            var codes = new byte[(long)count * length];
            for (var i = 0; i < count; i++)
                sequences[(int)first + i].CopyTo(codes.AsSpan(i * length));
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            Target.SelectAll(targets, model.Forward(model.ToInput(codes, count, unknown))).ToFloats().CopyTo(values, first * targets.Count);
            ForwardPasses += (long)count * model.PassesPerForward;
        }, token);
        return values;
    }
}
