using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>Settings of <see cref="SecondOrderMutagenesisMethod"/>.</summary>
public sealed record SecondOrderMutagenesisOptions
{
    /// <summary>The first of the chosen positions, 0-based; null to choose them around the middle.</summary>
    [Display(Name = "First position", Description = "The first of the chosen positions of the model's window, counted from 0; empty for positions around the middle.")]
    [Range(0, 10_000_000)]
    public int? Start { get; init; }

    /// <summary>Number of chosen positions; all pairs of them are mutated.</summary>
    [Display(Name = "Positions", Description = "How many positions are chosen. Every pair of them takes nine mutants.")]
    [Range(2, 1000)]
    public int Positions { get; init; } = 20;

    /// <summary>Distance between neighbouring chosen positions.</summary>
    [Display(Name = "Step", Description = "Distance from one chosen position to the next; 1 takes neighbouring bases.")]
    [Range(1, 100_000)]
    public int Step { get; init; } = 1;

    /// <summary>How the nine interactions of a pair become one number.</summary>
    [Display(Name = "Number for a pair", Description = "strongest: of the nine interactions of a pair the one with the largest absolute value; meanAbsolute: the mean of the absolute values; mean: the mean.")]
    public PairReduction Reduction { get; init; } = PairReduction.Strongest;
}
