using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>Settings of the comparison of maps.</summary>
public sealed record AgreementOptions
{
    /// <summary>How many bases with the largest scores, of either sign, are compared.</summary>
    [Display(Name = "Top bases", Description = "How many bases with the largest scores, of either sign, are compared.")]
    [Range(1, 1000)]
    public int Top { get; init; } = 20;

    /// <summary>How often disputed bases are replaced by others, each time by other ones.</summary>
    [Display(Name = "Replacements", Description = "How often the bases that two methods dispute are replaced by other ones; the mean counts.")]
    [Range(1, 1000)]
    public int Replacements { get; init; } = 5;
}
