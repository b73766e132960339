using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>How many sequences and references go through a model together.</summary>
internal sealed class PairBatches
{
    // Fewer rows leave the threads idle, and the sequence itself is a larger part of each pass.
    private const int FewestRows = 21;

    private readonly int _references;

    /// <summary>Plans passes for a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="length">Bases of each sequence.</param>
    /// <param name="references">References of each sequence.</param>
    public PairBatches(SequenceModel model, int length, int references)
    {
        var rows = Math.Max(BatchSize.ForRules(model, length), Math.Min(references + 1, FewestRows));
        (Sequences, _references) = (Math.Max(1, rows / (references + 1)), Math.Min(references, rows - 1));
    }

    /// <summary>Sequences that go through with all of their references; one where not all of them fit.</summary>
    public int Sequences { get; }

    /// <summary>Works through the references of some sequences: at once for several sequences, in parts for one.</summary>
    /// <param name="sequences">N, the number of sequences.</param>
    /// <param name="references">[N or 1, R, 4, L].</param>
    /// <param name="work">Gets the number of the first reference and a part of them; must leave nothing behind when it fails.</param>
    /// <param name="token">Checked before each part.</param>
    public void Run(long sequences, Tensor references, Action<int, Tensor> work, CancellationToken token)
    {
        // Several sequences that do not fit are halved by their number.
        if (sequences > 1)
            work(0, references);
        else
            Batches.Run(references.shape[1], _references, (first, count) => work((int)first, references.narrow(1, first, count)), token);
    }
}
