using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Attribution.GradientShap;

/// <summary>Settings of <see cref="GradientShapMethod"/>.</summary>
public sealed record GradientShapOptions : ReferenceOptions
{
    /// <summary>Gradients for each sequence.</summary>
    [Display(Name = "Samples", Description = "Gradients for each sequence, each at a random place between a randomly chosen reference and the sequence.")]
    [Range(1, 100_000)]
    public int Samples { get; init; } = 100;

    /// <summary>Standard deviation of the noise on the sequence.</summary>
    [Display(Name = "Noise", Description = "Standard deviation of the Gaussian noise that is added to the four values of each known base; 0 for none.")]
    [Range(0.0, 10.0)]
    public double Noise { get; init; }
}
