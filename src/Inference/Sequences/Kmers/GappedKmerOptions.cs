using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Sequences.Kmers;

/// <summary>Settings of <see cref="GappedKmers"/>; names as in tangermeme.</summary>
public sealed record GappedKmerOptions
{
    /// <summary>The fewest bases.</summary>
    [Display(Name = "Fewest bases", Description = "The fewest bases of a gapped k-mer.")]
    [Range(1, 12)]
    public int MinK { get; init; } = 3;

    /// <summary>The most bases.</summary>
    [Display(Name = "Most bases", Description = "The most bases of a gapped k-mer.")]
    [Range(1, 12)]
    public int MaxK { get; init; } = 4;

    /// <summary>The largest step between neighbouring bases; 1 means that they are adjacent.</summary>
    [Display(Name = "Largest step", Description = "The largest step between neighbouring bases; 1 means that they are adjacent.")]
    [Range(1, 20)]
    public int MaxGap { get; init; } = 2;

    /// <summary>Positions from the first to the last base.</summary>
    [Display(Name = "Longest", Description = "Most positions from the first to the last base.")]
    [Range(1, 20)]
    public int MaxLen { get; init; } = 6;

    /// <summary>How many are kept: those with the largest value by size.</summary>
    [Display(Name = "Kept", Description = "How many are kept of each sequence: those with the largest value by size.")]
    [Range(1, 1_000_000)]
    public int MaxGkmers { get; init; } = 1000;

    /// <summary>Only so many positions take part, those with the largest scores; null for all.</summary>
    [Display(Name = "Positions", Description = "Only so many positions take part, those with the largest scores; empty for all.")]
    [Range(1, int.MaxValue)]
    public int? MaxPos { get; init; }
}
