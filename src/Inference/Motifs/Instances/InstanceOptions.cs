using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Motifs.Scanning;

namespace CisLens.Inference.Motifs.Instances;

/// <summary>Settings of <see cref="InstanceCaller"/>.</summary>
public sealed record InstanceOptions : IValidatableObject
{
    /// <summary>The largest p-value of an instance.</summary>
    [Display(Name = "p-value", Description = "Largest p-value of the sequence score of an instance.")]
    [Range(1e-12, 0.1)]
    public double Threshold { get; init; } = 1e-4;

    /// <summary>What is kept where instances overlap.</summary>
    [Display(Name = "Overlaps", Description = "bestOfMotif: of instances of a motif that share a base, on either strand, the one with the smallest p-value (of equal ones the stronger attribution) stays; bestOfAll: the same over all motifs; keepAll: all stay.")]
    public OverlapRule Overlaps { get; init; }

    /// <summary>Where the shares of the letters come from.</summary>
    [Display(Name = "Background", Description = "Shares of the letters that sequence scores and p-values are compared with, as in the scan for known motifs: nonRedundant, uniform or sequences.")]
    public FimoBackground Background { get; init; } = FimoBackground.Uniform;

    /// <summary>Pseudosites added to each column.</summary>
    [Display(Name = "Pseudocount", Description = "Sites added to each column of a motif, spread as the background.")]
    [Range(1e-6, 1000)]
    public double Pseudocount { get; init; } = 0.1;

    /// <summary>Most sites of a motif before overlaps are resolved.</summary>
    [Display(Name = "Most of a motif", Description = "Beyond this number the worse half of a motif's sites is dropped, and the result says so.")]
    [Range(100, 10_000_000)]
    public int MaximumSites { get; init; } = 100_000;

    /// <summary>Checks settings that must fit each other.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Background is FimoBackground.MotifFile or FimoBackground.Given)
            yield return new ValidationResult("instances are of motifs from several places, so the background is 'nonRedundant', 'uniform' or 'sequences'.");
    }
}
