using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>How maps are compared with what was planted.</summary>
public sealed record GroundTruthOptions
{
    /// <summary>Sequences with planted sites that are judged for each target.</summary>
    [Display(Name = "Sequences", Description = "Sequences with planted sites that are judged for each target.")]
    [Range(20, 2000)]
    public int Sequences { get; init; } = 100;
}
