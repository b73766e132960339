using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>What a method explains.</summary>
/// <param name="Model">The model.</param>
/// <param name="Targets">The scalars of its output; at least one.</param>
/// <param name="OneHot">[N, 4, L] in A, C, G, T order, on the model's device.</param>
/// <param name="Progress">Hears how many sequences are done.</param>
public sealed record AttributionInput(SequenceModel Model, IReadOnlyList<Target> Targets, Tensor OneHot, IProgress<int>? Progress = null)
{
    /// <summary>The seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The number of the first sequence in the whole run; what is drawn for a sequence depends on its number, not on the batch.</summary>
    public long FirstRow { get; init; }

    /// <summary>The number of each sequence in the whole run, where they are no neighbors; null where they follow <see cref="FirstRow"/>.</summary>
    public IReadOnlyList<long>? RowNumbers { get; init; }

    /// <summary>N, the number of sequences.</summary>
    public int Rows => (int)OneHot.shape[0];

    /// <summary>L, the number of positions.</summary>
    public int Length => (int)OneHot.shape[2];

    /// <summary>The number of a sequence in the whole run.</summary>
    /// <param name="row">Its place in this input.</param>
    public long Number(int row) => RowNumbers is { } numbers ? numbers[row] : FirstRow + row;

    /// <summary>The random numbers of a sequence.</summary>
    /// <param name="row">Its place in this input.</param>
    public SeededRandom Random(int row) => SeededRandom.ForItem(Seed, Number(row));

    /// <summary>The random numbers of one draw for a sequence, such as one of its shuffles.</summary>
    /// <param name="row">Its place in this input.</param>
    /// <param name="draw">The number of the draw.</param>
    public SeededRandom Random(int row, int draw) => SeededRandom.ForItem(unchecked((long)Random(row).NextBits()), draw);
}
