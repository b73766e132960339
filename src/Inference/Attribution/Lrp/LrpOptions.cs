using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.Lrp;

/// <summary>Settings of <see cref="LrpMethod"/>.</summary>
public sealed record LrpOptions
{
    /// <summary>How relevance is shared.</summary>
    [Display(Name = "Rule", Description = "epsilon: in proportion to what each input adds; alphaBeta: positive parts alpha times, negative ones alpha - 1 times; zPlus: positive parts only.")]
    public LrpVariant Rule { get; init; } = LrpVariant.Epsilon;

    /// <summary>Added to sums that are divided by.</summary>
    [Display(Name = "Epsilon", Description = "Added to every sum that is divided by, with the sum's sign; larger values damp noise and take relevance.")]
    [Range(1e-9, 1.0)]
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>The weight of positive parts; negative ones have alpha - 1.</summary>
    [Display(Name = "Alpha", Description = "Weight of the positive parts under alphaBeta; the negative parts weigh alpha - 1.")]
    [Range(1.0, 10.0)]
    public double Alpha { get; init; } = 2;
}
