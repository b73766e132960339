using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>Settings of <see cref="SaturationMutagenesisMethod"/>.</summary>
public sealed record SaturationMutagenesisOptions
{
    /// <summary>How the three effects of a position become the score of the observed base.</summary>
    [Display(Name = "Letter track", Description = "negativeMean: minus the mean of the three effects; centred: minus the mean over four bases, the observed one counted as 0.")]
    public SaturationMutagenesisTrack Track { get; init; } = SaturationMutagenesisTrack.NegativeMean;

    /// <summary>The first position that is mutated, 0-based.</summary>
    [Display(Name = "First position", Description = "The first position of the model's window that is mutated, counted from 0.")]
    [Range(0, 10_000_000)]
    public int Start { get; init; }

    /// <summary>The end of the mutated part, not included; null for the end of the sequence.</summary>
    [Display(Name = "End position", Description = "The position after the last one that is mutated; empty for the end of the sequence.")]
    [Range(1, 10_000_000)]
    public int? End { get; init; }

    /// <summary>How the outputs of mutants are computed.</summary>
    [Display(Name = "Algorithm", Description = "automatic: only what a mutation can change is computed, and compared with plain ISM on some mutants; plain: a whole forward pass for every mutant.")]
    public SaturationMutagenesisAlgorithm Algorithm { get; init; } = SaturationMutagenesisAlgorithm.Automatic;
}
