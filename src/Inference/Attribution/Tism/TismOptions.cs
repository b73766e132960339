using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.Tism;

/// <summary>Settings of <see cref="TismMethod"/>.</summary>
public sealed record TismOptions
{
    /// <summary>Which of TISM's scores.</summary>
    [Display(Name = "Scores", Description = "tism: estimated effects of mutations; local: plain gradient; corrected: gradient minus its mean; global: gradient x (sequence - baseline); hypothetical: gradient minus its baseline-weighted mean.")]
    public TismOutput Output { get; init; } = TismOutput.Tism;

    /// <summary>Baseline frequencies of A, C, G and T; used by global and hypothetical.</summary>
    [Display(Name = "Baseline", Description = "Frequencies of A, C, G and T that the sequence is compared with; used by global and hypothetical.")]
    [Length(4, 4)]
    [Range(0.0, 1.0)]
    public IReadOnlyList<double> Baseline { get; init; } = [0.25, 0.25, 0.25, 0.25];
}
