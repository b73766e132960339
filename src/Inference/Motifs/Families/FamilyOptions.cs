using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Families;

/// <summary>Settings of the grouping of known motifs into families.</summary>
public sealed record FamilyOptions
{
    /// <summary>Families are joined while the mean similarity between their members is at least this.</summary>
    [Display(Name = "Similarity", Description = "Families are joined while the mean similarity between their members is at least this: correlation over the overlap times the share of both motifs that overlaps.")]
    [Range(0, 1)]
    public double Similarity { get; init; } = 0.5;

    /// <summary>Fewest positions that two motifs must share.</summary>
    [Display(Name = "Minimum overlap", Description = "Positions that two motifs must share; the whole of the narrower one where it has fewer.")]
    [Range(1, 200)]
    public int MinimumOverlap { get; init; } = 5;
}
