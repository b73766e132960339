namespace CisLens.Inference.Training;

/// <summary>Sequences with what is known of them, ready for training.</summary>
public sealed class Examples
{
    /// <summary>Takes the examples.</summary>
    /// <param name="sequences">Base numbers, all of one length; see <see cref="Sequences.Bases"/>.</param>
    /// <param name="labels">[example, output]: 1 bound, 0 not bound.</param>
    /// <param name="known">[example, output]: 1 where the label is known, 0 where it must not count.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public Examples(IReadOnlyList<byte[]> sequences, float[] labels, float[] known, int outputs)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(known);
        if (sequences.Count == 0 || sequences.Any(codes => codes.Length != sequences[0].Length))
            throw new ArgumentException("At least one sequence is needed, and all must have one length.", nameof(sequences));
        if (labels.Length != sequences.Count * outputs || known.Length != labels.Length)
            throw new ArgumentException($"{sequences.Count} sequences with {outputs} outputs need {sequences.Count * outputs} labels.", nameof(labels));
        (Sequences, Labels, Known, Outputs) = (sequences, labels, known, outputs);
    }

    /// <summary>Base numbers, all of one length.</summary>
    public IReadOnlyList<byte[]> Sequences { get; }

    /// <summary>[example, output]: 1 bound, 0 not bound.</summary>
    public float[] Labels { get; }

    /// <summary>[example, output]: 1 where the label is known, 0 where it must not count.</summary>
    public float[] Known { get; }

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>Number of examples.</summary>
    public int Count => Sequences.Count;

    /// <summary>Bases of each sequence.</summary>
    public int Length => Sequences[0].Length;
}
