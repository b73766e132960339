using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.Windows;

namespace CisLens.Inference.Attribution.ShapleySampling;

/// <summary>Settings of <see cref="ShapleySamplingMethod"/>.</summary>
public sealed record ShapleySamplingOptions : CoalitionOptions
{
    /// <summary>Pairs of orders.</summary>
    [Display(Name = "Pairs of orders", Description = "Random orders in which the windows are put into the reference, each followed by its reverse; the standard error comes from these pairs.")]
    [Range(2, 100_000)]
    public int Pairs { get; init; } = 10;
}
