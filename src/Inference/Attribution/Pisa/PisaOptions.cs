using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Attribution.Pisa;

/// <summary>Settings of <see cref="PisaMethod"/>.</summary>
public sealed record PisaOptions : ReferenceOptions
{
    /// <summary>How the contributions to all output positions become one track.</summary>
    [Display(Name = "Summary", Description = "profile: contributions weighted by the softmax of the output over its positions; mean: plain mean over output positions.")]
    public PisaSummary Summary { get; init; } = PisaSummary.Profile;
}
