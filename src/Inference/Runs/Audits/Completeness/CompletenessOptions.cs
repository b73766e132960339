using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>Settings of <see cref="CompletenessTest"/>.</summary>
public sealed record CompletenessOptions
{
    /// <summary>Sequences drawn at random for each target.</summary>
    [Display(Name = "Sequences", Description = "Sequences drawn at random for each target; dear methods get fewer, but at least 10.")]
    [Range(5, 10_000)]
    public int Sequences { get; init; } = 100;

    /// <summary>How many of the worst sequences are computed again in float64.</summary>
    [Display(Name = "Computed again", Description = "How many sequences with the worst pairs of a map are computed again in float64, the worst of each piece of the sample.")]
    [Range(1, 1000)]
    public int Checked { get; init; } = 20;
}
