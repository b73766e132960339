using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>Settings of <see cref="SmoothGradMethod"/>.</summary>
public sealed record SmoothGradOptions
{
    /// <summary>What is made of the values at noisy sequences.</summary>
    [Display(Name = "Mode", Description = "mean: SmoothGrad; squared: SmoothGrad squared, the mean of the squares; variance: VarGrad.")]
    public SmoothGradMode Mode { get; init; } = SmoothGradMode.Mean;

    /// <summary>What is computed at each noisy sequence.</summary>
    [Display(Name = "Of", Description = "gradient: with its sign; absolute: the size of the gradient; gradientXInput: the gradient times the noisy sequence.")]
    public SmoothGradBase Base { get; init; } = SmoothGradBase.Gradient;

    /// <summary>Noisy copies of each sequence.</summary>
    [Display(Name = "Samples", Description = "Noisy copies of each sequence, each with noise of its own.")]
    [Range(1, 100_000)]
    public int Samples { get; init; } = 50;

    /// <summary>Standard deviation of the noise.</summary>
    [Display(Name = "Noise", Description = "Standard deviation of the noise on the four values of each known base.")]
    [Range(0.0, 10.0)]
    public double Noise { get; init; } = 0.1;

    /// <summary>Where noise may take a sequence.</summary>
    [Display(Name = "Kind of noise", Description = "gaussian: anywhere; simplex: back to the nearest four frequencies that are not negative and add up to 1.")]
    public SmoothGradNoise Kind { get; init; } = SmoothGradNoise.Gaussian;
}
