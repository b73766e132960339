using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.FeaturePermutation;

/// <summary>Settings of <see cref="FeaturePermutationMethod"/>.</summary>
public sealed record FeaturePermutationOptions
{
    /// <summary>Bases of a window.</summary>
    [Display(Name = "Window", Description = "Bases that are exchanged at once.")]
    [Range(1, 100_000)]
    public int Window { get; init; } = 10;

    /// <summary>Bases between the starts of neighbouring windows.</summary>
    [Display(Name = "Stride", Description = "Bases between the starts of neighbouring windows; at most the window.")]
    [Range(1, 100_000)]
    public int Stride { get; init; } = 5;

    /// <summary>Random stretches for each window.</summary>
    [Display(Name = "Draws", Description = "Random stretches for each window; the mean is the score.")]
    [Range(1, 1000)]
    public int Draws { get; init; } = 10;
}
