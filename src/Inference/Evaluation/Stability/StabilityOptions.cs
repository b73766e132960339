using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Evaluation.Stability;

/// <summary>Settings of the test with small changes.</summary>
public sealed record StabilityOptions
{
    /// <summary>Sequences of each target that a run draws at random for the test.</summary>
    [Display(Name = "Sequences of a target", Description = "How many sequences are changed, for each target; they are drawn at random. Every method explains every changed copy; dear methods get fewer sequences, but at least 10.")]
    [Range(1, 10_000)]
    public int Sequences { get; init; } = 50;

    /// <summary>Copies of each sequence with one base replaced.</summary>
    [Display(Name = "Single changes", Description = "Copies of each sequence with one base replaced, away from the bases with the largest scores.")]
    [Range(0, 1000)]
    public int Substitutions { get; init; } = 5;

    /// <summary>How many bases with the largest scores are kept.</summary>
    [Display(Name = "Top bases", Description = "How many bases with the largest scores no replaced base comes near.")]
    [Range(0, 1000)]
    public int Top { get; init; } = 20;

    /// <summary>How near to them a replaced base may not come.</summary>
    [Display(Name = "Distance", Description = "How many bases away from these a replaced base is at least.")]
    [Range(0, 100)]
    public int Distance { get; init; } = 5;

    /// <summary>The largest shift in both directions.</summary>
    [Display(Name = "Largest shift", Description = "The sequence is moved by one base, two bases and so on up to this many, in both directions.")]
    [Range(0, 100)]
    public int LargestShift { get; init; } = 5;

    /// <summary>Whether the other strand is read.</summary>
    [Display(Name = "Other strand", Description = "Whether the reverse complement is explained too; only for outputs that are not bound to a strand.")]
    public bool OtherStrand { get; init; } = true;
}
