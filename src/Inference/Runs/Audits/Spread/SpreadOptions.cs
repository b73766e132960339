using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>Settings of <see cref="SpreadTest"/>.</summary>
public sealed record SpreadOptions : IValidatableObject
{
    /// <summary>Sequences drawn at random for each target.</summary>
    [Display(Name = "Sequences", Description = "Sequences drawn at random for each target; dear methods get fewer, but at least 10.")]
    [Range(5, 10_000)]
    public int Sequences { get; init; } = 50;

    /// <summary>Seeds under which methods that draw at random are run.</summary>
    [Display(Name = "Seeds", Description = "Under how many seeds methods are run that draw at random, the run's own first.")]
    [Range(2, 100)]
    public int Seeds { get; init; } = 3;

    /// <summary>The kind of reference that is set beside the run's own.</summary>
    [Display(Name = "Other reference", Description = "The kind of reference that is set beside the run's own: zeros, uniform, dinucleotide or mononucleotide. Where the run has this kind, dinucleotide is taken, or uniform beside dinucleotide.")]
    public ReferenceKind OtherReference { get; init; } = ReferenceKind.Uniform;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtherReference is ReferenceKind.Given or ReferenceKind.Background)
            yield return new ValidationResult("'otherReference' names a kind that needs more settings; choose \"zeros\", \"uniform\", \"dinucleotide\" or \"mononucleotide\".");
    }
}
