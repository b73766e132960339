using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.Windows;

namespace CisLens.Inference.Attribution.KernelShap;

/// <summary>Settings of <see cref="KernelShapMethod"/>.</summary>
public sealed record KernelShapOptions : CoalitionOptions
{
    /// <summary>Sets of windows that are evaluated.</summary>
    [Display(Name = "Samples", Description = "Sets of windows that are evaluated. Where no more than these exist (up to 10 windows for 1024, 12 for 4096) all of them are, and the values are exact.")]
    [Range(4, 1_000_000)]
    public int Samples { get; init; } = 1024;
}
