using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Instances;

/// <summary>Settings of <see cref="HiddenLists"/>.</summary>
public sealed record HiddenOptions
{
    /// <summary>How much of a strong stretch must lie in an instance for it to count as explained.</summary>
    [Display(Name = "Explained", Description = "Share of the bases of a strong stretch that must lie in one instance for the stretch to count as matched.")]
    [Range(0.01, 1.0)]
    public double ExplainedShare { get; init; } = 0.5;

    /// <summary>The largest p-value of a good instance.</summary>
    [Display(Name = "Good instance", Description = "Largest p-value of the sequence score of an instance that counts as good.")]
    [Range(1e-12, 0.1)]
    public double GoodPValue { get; init; } = 1e-5;

    /// <summary>The percentile of attribution below which an instance counts as ignored.</summary>
    [Display(Name = "Ignored", Description = "An instance is ignored when its contributions are no stronger than this percentile of all windows of its width.")]
    [Range(0.0, 100.0)]
    public double IgnoredPercentile { get; init; } = 50;
}
