using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Filters;

/// <summary>Settings of <see cref="FilterMotifs"/>.</summary>
public sealed record FilterOptions
{
    /// <summary>Which sites count.</summary>
    [Display(Name = "Threshold", Description = "shareOfMaximum: sites with at least a share of the filter's largest activation; strongestSites: the strongest sites, so many for each filter.")]
    public FilterThreshold Threshold { get; init; } = FilterThreshold.ShareOfMaximum;

    /// <summary>The share of the largest activation.</summary>
    [Display(Name = "Share", Description = "Share of the largest activation that makes a site, with shareOfMaximum.")]
    [Range(0.01, 1.0)]
    public double Share { get; init; } = 0.5;

    /// <summary>Number of sites of a filter.</summary>
    [Display(Name = "Sites", Description = "Number of sites of each filter, with strongestSites; more where several are equally strong.")]
    [Range(10, 100_000)]
    public int Sites { get; init; } = 500;

    /// <summary>Whether a sequence gives each filter one site at most.</summary>
    [Display(Name = "One a sequence", Description = "Each sequence gives a filter its strongest site only, so that repeats do not count many times.")]
    public bool OnePerSequence { get; init; }

    /// <summary>Sequences that are looked at.</summary>
    [Display(Name = "Sequences", Description = "Most sequences that are looked at, spread evenly over all.")]
    [Range(10, 1_000_000)]
    public int MaxSequences { get; init; } = 10_000;
}
