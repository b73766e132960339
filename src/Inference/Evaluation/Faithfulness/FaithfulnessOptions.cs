using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>Settings of the mutation experiment.</summary>
public sealed record FaithfulnessOptions : IValidatableObject
{
    private const int MostLevels = 32;

    /// <summary>Sequences of each class that a run draws at random for the experiment.</summary>
    [Display(Name = "Sequences of a class", Description = "On how many sequences of each class the experiment is made; they are drawn at random. Rule 7 asks for 500.")]
    [Range(1, 100_000)]
    public int Sequences { get; init; } = 500;

    /// <summary>Sequences whose label is that of no target.</summary>
    [Display(Name = "Other sequences", Description = "On how many sequences of no target's class the experiment is made as well; they are what members of a class are held against.")]
    [Range(0, 100_000)]
    public int Others { get; init; } = 100;

    /// <summary>How many of the highest-scoring bases are mutated at once; numbers below 1 are shares of the known bases. All of them come last in any case.</summary>
    [Display(Name = "Mutated bases", Description = "How many of the highest-scoring bases are mutated at once, step by step; a number below 1 is a share of the sequence. Mutating all of them is added at the end.")]
    [Range(0.0, 1_000_000.0)]
    public IReadOnlyList<double> Levels { get; init; } = [1, 5, 10, 15, 20, 50, 0.1];

    /// <summary>Draws of random positions for each sequence.</summary>
    [Display(Name = "Random draws", Description = "How often as many random positions are mutated, for each sequence; the 95 % interval of chance comes from them.")]
    [Range(100, 10_000)]
    public int Draws { get; init; } = 100;

    /// <summary>
    /// Draws of random blocks for each sequence and map. Fewer suffice than of positions: the interval is that of the mean over
    /// sequences, and a replicate takes one draw of each sequence.
    /// </summary>
    [Display(Name = "Block draws", Description = "How often random blocks, as long as the runs of mutated neighbors, are mutated instead, for each sequence and method.")]
    [Range(1, 10_000)]
    public int BlockDraws { get; init; } = 10;

    /// <summary>Draws of random positions that take their new bases from a shuffle, for each sequence.</summary>
    [Display(Name = "Draws with shuffled bases", Description = "How often random positions take the bases of a shuffle that keeps the number of each pair of neighbors, for each sequence.")]
    [Range(1, 10_000)]
    public int ShuffledDraws { get; init; } = 10;

    /// <summary>Shuffled backgrounds of each sequence into which its highest-scoring bases are put.</summary>
    [Display(Name = "Backgrounds", Description = "Into how many shuffles of each sequence its highest-scoring bases are put, to see whether they suffice.")]
    [Range(1, 1000)]
    public int Backgrounds { get; init; } = 3;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Levels.Count is 0 or > MostLevels)
            yield return new ValidationResult($"There are {Levels.Count} steps of mutated bases; give 1 to {MostLevels}.", [nameof(Levels)]);
        foreach (var level in Levels.Where(level => !(level > 0 && (level < 1 || level == Math.Floor(level)))))
            yield return new ValidationResult($"{level} is neither a whole number of bases nor a share between 0 and 1.", [nameof(Levels)]);
    }

    /// <summary>The levels in their order, and all bases.</summary>
    internal IReadOnlyList<MutationLevel> AllLevels => [.. Levels.Select(level => new MutationLevel(level)), MutationLevel.All];
}
