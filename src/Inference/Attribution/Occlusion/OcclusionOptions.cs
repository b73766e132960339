using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.Windows;

namespace CisLens.Inference.Attribution.Occlusion;

/// <summary>Settings of <see cref="OcclusionMethod"/>.</summary>
public sealed record OcclusionOptions
{
    /// <summary>Bases of a window.</summary>
    [Display(Name = "Window", Description = "Bases that are replaced at once.")]
    [Range(1, 100_000)]
    public int Window { get; init; } = 10;

    /// <summary>Bases between the starts of neighbouring windows.</summary>
    [Display(Name = "Stride", Description = "Bases between the starts of neighbouring windows; at most the window.")]
    [Range(1, 100_000)]
    public int Stride { get; init; } = 5;

    /// <summary>What a window is replaced by.</summary>
    [Display(Name = "Replacement", Description = "zeros: unknown bases (N); uniform: a quarter of each base; baseShuffle: the window's bases in random order; dinucleotideShuffle: the same with pairs kept, for windows of at least 10; background: the same positions of a dinucleotide shuffle of the whole sequence, in which motifs survive only by chance; given: the same positions of the given sequence.")]
    public WindowFill Replacement { get; init; } = WindowFill.Zeros;

    /// <summary>Random replacements of each window.</summary>
    [Display(Name = "Draws", Description = "Random replacements of each window, for baseShuffle, dinucleotideShuffle and background; their mean is the score.")]
    [Range(1, 1000)]
    public int Draws { get; init; } = 10;

    /// <summary>The sequence that windows are taken from.</summary>
    [Display(Name = "Given sequence", Description = "For the replacement given: a sequence as long as the model's window, such as another allele; where it has N, the base stays.")]
    [StringLength(1_000_000)]
    public string Given { get; init; } = "";
}
