using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Runs.Audits.Labels;

/// <summary>How maps are compared with those of a network that learnt permuted labels.</summary>
public sealed record LabelsOptions
{
    /// <summary>Sequences whose maps are compared, of each target.</summary>
    [Display(Name = "Sequences", Description = "Sequences whose maps are compared, of each target.")]
    [Range(10, 1000)]
    public int Sequences { get; init; } = 60;
}
