using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Instances;

/// <summary>Settings of <see cref="Spacings"/>.</summary>
public sealed record SpacingOptions
{
    /// <summary>The largest distance that is looked at.</summary>
    [Display(Name = "Distance", Description = "Largest number of bases between two motifs that is looked at.")]
    [Range(1, 5000)]
    public int MaximumDistance { get; init; } = 100;

    /// <summary>The fewest pairs of places.</summary>
    [Display(Name = "Fewest pairs", Description = "Fewest pairs of places in the same rows from which two motifs are tested.")]
    [Range(1, 1_000_000)]
    public int MinimumPairs { get; init; } = 20;

    /// <summary>The q-value up to which a distance counts as preferred.</summary>
    [Display(Name = "q-value", Description = "Largest q-value of a distance that is listed as preferred.")]
    [Range(0.0, 1.0)]
    public double LargestQValue { get; init; } = 0.05;
}
