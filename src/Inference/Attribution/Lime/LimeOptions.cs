using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.Windows;

namespace CisLens.Inference.Attribution.Lime;

/// <summary>Settings of <see cref="LimeMethod"/>.</summary>
public sealed record LimeOptions : CoalitionOptions
{
    /// <summary>Sets of windows that are evaluated.</summary>
    [Display(Name = "Samples", Description = "Sets of windows that are evaluated, each window being kept with probability one half; where no more than these exist all of them are.")]
    [Range(4, 1_000_000)]
    public int Samples { get; init; } = 1024;

    /// <summary>Width of the kernel.</summary>
    [Display(Name = "Kernel width", Description = "How far from the sequence a sample still counts: its weight is exp(-(1 - sqrt(share of windows kept))^2 / width^2).")]
    [Range(0.01, 100.0)]
    public double KernelWidth { get; init; } = 0.25;

    /// <summary>Weight of the ridge penalty.</summary>
    [Display(Name = "Ridge", Description = "Weight of the sum of squared coefficients beside the mean squared error; 0 for plain least squares.")]
    [Range(0.0, 1000.0)]
    public double Ridge { get; init; } = 0.001;
}
