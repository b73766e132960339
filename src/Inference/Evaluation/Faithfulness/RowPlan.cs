namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>The edited sequences of one row by their number among all that are asked about; those of maps that are not asked about are below 0.</summary>
internal sealed class RowPlan
{
    /// <summary>The sequence itself.</summary>
    public required int Original { get; init; }

    /// <summary>[maps, levels]: the highest-scoring bases replaced by another base.</summary>
    public required int[] Mutated { get; init; }

    /// <summary>[maps, levels]: the highest-scoring bases replaced by those of a shuffle.</summary>
    public required int[] ShuffleMutated { get; init; }

    /// <summary>[draws, levels]: random positions, another base.</summary>
    public required int[] Random { get; init; }

    /// <summary>[draws, levels]: random positions, bases of a shuffle.</summary>
    public required int[] ShuffleRandom { get; init; }

    /// <summary>[maps, draws, levels]: random blocks as long as the runs of the highest-scoring bases, another base.</summary>
    public required int[] Blocks { get; init; }

    /// <summary>[backgrounds]: shuffles.</summary>
    public required int[] Backgrounds { get; init; }

    /// <summary>[maps, backgrounds, levels]: shuffles with the highest-scoring bases put back.</summary>
    public required int[] Inserted { get; init; }

    /// <summary>[draws]: the positions of <see cref="Random"/> in the order in which levels take them.</summary>
    public required IReadOnlyList<int[]> Places { get; init; }

    /// <summary>[levels]: mutated bases.</summary>
    public required int[] Counts { get; init; }
}
