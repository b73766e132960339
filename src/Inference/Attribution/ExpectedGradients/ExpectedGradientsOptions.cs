using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Attribution.ExpectedGradients;

/// <summary>Settings of <see cref="ExpectedGradientsMethod"/>.</summary>
public sealed record ExpectedGradientsOptions : ReferenceOptions
{
    /// <summary>Gradients for each sequence.</summary>
    [Display(Name = "Samples", Description = "Gradients for each sequence, each at a random place between a reference and the sequence; more make the scores steadier.")]
    [Range(1, 100_000)]
    public int Samples { get; init; } = 100;
}
