using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Settings of methods that keep some windows of a sequence and take the others from references.</summary>
public abstract record CoalitionOptions : ReferenceOptions
{
    // Each coalition of windows is computed with every reference, so there are fewer of them than where only gradients are.
    private const int DefaultShuffles = 4;

    /// <summary>Creates the defaults.</summary>
    protected CoalitionOptions() => Shuffles = DefaultShuffles;

    /// <summary>Bases of a window.</summary>
    [Display(Name = "Window", Description = "Bases that are kept or replaced together; the last window of a sequence may be shorter.")]
    [Range(1, 100_000)]
    public int Window { get; init; } = 20;
}
