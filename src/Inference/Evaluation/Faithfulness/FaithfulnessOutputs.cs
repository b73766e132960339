namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>
/// What the mutation experiment gave for some sequences: all of it small arrays in C order, so that chunks of a run are stored and put
/// together again as they are. Outputs are in units of the target that a map explains.
/// </summary>
/// <param name="shape">Sizes along the axes.</param>
/// <param name="rows">N, the number of sequences.</param>
public sealed class FaithfulnessOutputs(FaithfulnessShape shape, int rows)
{
    /// <summary>Sizes along the axes.</summary>
    public FaithfulnessShape Shape => shape;

    /// <summary>N, the number of sequences.</summary>
    public int Rows => rows;

    /// <summary>[N, levels]: mutated bases.</summary>
    public int[] Counts { get; } = new int[rows * shape.Levels.Count];

    /// <summary>[N, targets]: the output for the sequence itself.</summary>
    public float[] Original { get; } = new float[rows * shape.Targets];

    /// <summary>[N, maps, levels]: with the highest-scoring bases replaced by another base.</summary>
    public float[] Mutated { get; } = new float[rows * shape.Maps * shape.Levels.Count];

    /// <summary>[N, maps, levels]: with the highest-scoring bases replaced by those of a dinucleotide shuffle.</summary>
    public float[] ShuffleMutated { get; } = new float[rows * shape.Maps * shape.Levels.Count];

    /// <summary>[N, targets, draws, levels]: with as many random bases replaced by another base.</summary>
    public float[] Random { get; } = new float[rows * shape.Targets * shape.Draws * shape.Levels.Count];

    /// <summary>[N, targets, shuffled draws, levels]: with as many random bases replaced by those of a dinucleotide shuffle.</summary>
    public float[] ShuffleRandom { get; } = new float[rows * shape.Targets * shape.ShuffledDraws * shape.Levels.Count];

    /// <summary>[N, maps, block draws, levels]: with random blocks, as long as the runs of the highest-scoring bases, replaced by other bases.</summary>
    public float[] Blocks { get; } = new float[rows * shape.Maps * shape.BlockDraws * shape.Levels.Count];

    /// <summary>[N, targets, backgrounds]: dinucleotide shuffles of the sequence.</summary>
    public float[] Backgrounds { get; } = new float[rows * shape.Targets * shape.Backgrounds];

    /// <summary>[N, maps, backgrounds, levels]: these shuffles with the highest-scoring bases put back.</summary>
    public float[] Inserted { get; } = new float[rows * shape.Maps * shape.Backgrounds * shape.Levels.Count];

    /// <summary>
    /// [N, maps, levels - 1]: sensitivity-n, over the random draws of a level the correlation of the summed scores of the replaced bases
    /// with what the output lost; not for all bases, where the sums do not differ.
    /// </summary>
    public float[] SensitivityN { get; } = new float[rows * shape.Maps * (shape.Levels.Count - 1)];

    /// <summary>[N, maps]: faithfulness correlation, the same over the draws of all these levels together.</summary>
    public float[] Correlation { get; } = new float[rows * shape.Maps];

    /// <summary>[N, maps]: infidelity over these draws, in squared units of the target.</summary>
    public float[] Infidelity { get; } = new float[rows * shape.Maps];

    /// <summary>All arrays by name with their sizes after the first axis, in the order in which they are stored.</summary>
    public IReadOnlyList<(string Name, float[] Values, IReadOnlyList<int> Sizes)> Arrays
    {
        get
        {
            var (maps, targets, levels) = (shape.Maps, shape.Targets, shape.Levels.Count);
            return
            [
                ("original", Original, [targets]),
                ("mutated", Mutated, [maps, levels]),
                ("shuffle-mutated", ShuffleMutated, [maps, levels]),
                ("random", Random, [targets, shape.Draws, levels]),
                ("shuffle-random", ShuffleRandom, [targets, shape.ShuffledDraws, levels]),
                ("blocks", Blocks, [maps, shape.BlockDraws, levels]),
                ("backgrounds", Backgrounds, [targets, shape.Backgrounds]),
                ("inserted", Inserted, [maps, shape.Backgrounds, levels]),
                ("sensitivity-n", SensitivityN, [maps, levels - 1]),
                ("correlation", Correlation, [maps]),
                ("infidelity", Infidelity, [maps]),
            ];
        }
    }

    /// <summary>Where a number stands in <see cref="Random"/>.</summary>
    /// <param name="row">The place of the sequence.</param>
    /// <param name="target">The number of the target.</param>
    /// <param name="draw">The number of the draw.</param>
    /// <param name="level">The number of the level.</param>
    internal int AtRandom(int row, int target, int draw, int level) =>
        (((((row * shape.Targets) + target) * shape.Draws) + draw) * shape.Levels.Count) + level;

    /// <summary>Puts the sequences of several chunks together, in their order.</summary>
    /// <param name="chunks">At least one, all of one shape.</param>
    public static FaithfulnessOutputs Join(IReadOnlyList<FaithfulnessOutputs> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        var all = new FaithfulnessOutputs(chunks[0].Shape, chunks.Sum(chunk => chunk.Rows));
        var first = 0;
        foreach (var chunk in chunks)
        {
            chunk.Counts.CopyTo(all.Counts, (long)first * all.Shape.Levels.Count);
            foreach (var (from, to) in chunk.Arrays.Zip(all.Arrays))
                from.Values.CopyTo(to.Values, (long)first * to.Sizes.Aggregate(1, (product, size) => product * size));
            first += chunk.Rows;
        }
        return all;
    }
}
