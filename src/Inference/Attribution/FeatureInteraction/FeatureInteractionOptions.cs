using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.FeatureInteraction;

/// <summary>Settings of <see cref="FeatureInteractionMethod"/>.</summary>
public sealed record FeatureInteractionOptions
{
    /// <summary>The first source, 0-based; null to choose the sources around the middle.</summary>
    [Display(Name = "First source", Description = "The first position of the model's window that is mutated, counted from 0; empty for positions around the middle.")]
    [Range(0, 10_000_000)]
    public int? Start { get; init; }

    /// <summary>Number of sources.</summary>
    [Display(Name = "Sources", Description = "How many positions are mutated; each takes three mutants, and makes one row of the map.")]
    [Range(1, 10_000)]
    public int Sources { get; init; } = 20;

    /// <summary>Distance between neighbouring sources.</summary>
    [Display(Name = "Step", Description = "Distance from one source to the next; 1 takes neighbouring bases.")]
    [Range(1, 100_000)]
    public int Step { get; init; } = 1;

    /// <summary>How the changes by the three mutations of a source become one number.</summary>
    [Display(Name = "Number for a source", Description = "strongest: of the changes by the three mutations of a source the one with the largest absolute value; meanAbsolute: the mean of the absolute values; mean: the mean.")]
    public FeatureInteractionReduction Reduction { get; init; } = FeatureInteractionReduction.Strongest;
}
