using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Regions;

/// <summary>Settings of <see cref="RegionProcedure"/>; names and defaults as in DNABERT's motif search.</summary>
public sealed record RegionOptions
{
    /// <summary>Positions of a motif.</summary>
    [Display(Name = "Window", Description = "Positions of a motif: every region is widened, or cut, to so many.")]
    [Range(4, 200)]
    public int WindowSize { get; init; } = 24;

    /// <summary>Bases of the shortest region.</summary>
    [Display(Name = "Shortest region", Description = "Fewest neighbouring bases with high scores that make a region.")]
    [Range(2, 100)]
    public int MinLen { get; init; } = 5;

    /// <summary>The adjusted p-value below which a word is kept.</summary>
    [Display(Name = "p-value", Description = "Adjusted p-value below which a region's word counts as enriched in the positive sequences; above 1 keeps all.")]
    [Range(0.0, 2.0)]
    public double PvalCutoff { get; init; } = 0.005;

    /// <summary>The fewest windows of a motif.</summary>
    [Display(Name = "Fewest instances", Description = "Motifs with fewer windows are dropped.")]
    [Range(1, 1_000_000)]
    public int MinNMotif { get; init; } = 3;

    /// <summary>What is looked at where scores have signs.</summary>
    [Display(Name = "Scores", Description = "positive: scores below 0 count as 0; negative: the same after a change of sign, for motifs that lower the output. Scores of attention are never below 0.")]
    public ContributionSign Sign { get; init; } = ContributionSign.Positive;
}
