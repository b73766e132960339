using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>Settings of the comparison of maps.</summary>
public sealed record AgreementOptions
{
    /// <summary>Sequences of each target that a run draws at random for the comparison.</summary>
    [Display(Name = "Sequences of a target", Description = "On how many sequences maps are compared, for each target; they are drawn at random.")]
    [Range(1, 100_000)]
    public int Sequences { get; init; } = 5000;

    /// <summary>How many bases with the largest scores, of either sign, are compared.</summary>
    [Display(Name = "Top bases", Description = "How many bases with the largest scores, of either sign, are compared.")]
    [Range(1, 1000)]
    public int Top { get; init; } = 20;

    /// <summary>Sequences of each pair of methods, those that disagree most, on which the deciding experiment is made.</summary>
    [Display(Name = "Disputed sequences", Description = "On how many sequences, those on which two methods disagree most, the model is asked which of the two was right.")]
    [Range(0, 10_000)]
    public int Disputed { get; init; } = 100;

    /// <summary>How often disputed bases are replaced by others, each time by other ones.</summary>
    [Display(Name = "Replacements", Description = "How often the bases that two methods dispute are replaced by other ones; the mean counts.")]
    [Range(1, 1000)]
    public int Replacements { get; init; } = 5;
}
