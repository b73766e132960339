using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Scanning;

/// <summary>Settings of the scan of sequences for motifs.</summary>
public sealed record FimoOptions : IValidatableObject
{
    /// <summary>Sites above it are not reported.</summary>
    [Display(Name = "Threshold", Description = "Sites with a larger p-value (or q-value) are left out.")]
    [Range(0, 1)]
    public double Threshold { get; init; } = 1e-4;

    /// <summary>Which number <see cref="Threshold"/> limits.</summary>
    [Display(Name = "Threshold of", Description = "Whether the threshold is one of p-values or of q-values.")]
    public FimoThreshold ThresholdOf { get; init; }

    /// <summary>Whether the other strand is scanned too.</summary>
    [Display(Name = "Both strands", Description = "Scan the other strand too; the background is then made equal for both.")]
    public bool BothStrands { get; init; } = true;

    /// <summary>Where the shares of the letters come from.</summary>
    [Display(Name = "Background", Description = "nonRedundant: of the non-redundant DNA database, as MEME; uniform: a quarter each; motifFile: as the motif file states; sequences: of the scanned sequences; given: as set below.")]
    public FimoBackground Background { get; init; }

    /// <summary>Shares of A, C, G and T for <see cref="FimoBackground.Given"/>.</summary>
    [Display(Name = "Shares of letters", Description = "For the background 'given': shares of A, C, G and T.")]
    [Range(0, 1)]
    [Length(4, 4)]
    public IReadOnlyList<double>? Shares { get; init; }

    /// <summary>Pseudosites added to each column.</summary>
    [Display(Name = "Pseudocount", Description = "Sites added to each column of a motif, spread as the background.")]
    [Range(1e-6, 1000)]
    public double Pseudocount { get; init; } = 0.1;

    /// <summary>Most sites of a motif that are kept; beyond it the worse half is dropped.</summary>
    [Display(Name = "Most sites of a motif", Description = "Beyond this number the worse half of a motif's sites is dropped, and the result says so.")]
    [Range(100, 10_000_000)]
    public int MaximumSites { get; init; } = 100_000;

    /// <summary>Checks settings that must fit each other.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Background == FimoBackground.Given && !(Shares is { Count: 4 } && Shares.All(share => share >= 0) && Shares.Sum() > 0))
            yield return new ValidationResult("the background 'given' needs four shares of letters, none negative and not all 0.");
        if (Background != FimoBackground.Given && Shares is not null)
            yield return new ValidationResult("shares of letters are for the background 'given': choose it or leave them empty.");
    }
}
