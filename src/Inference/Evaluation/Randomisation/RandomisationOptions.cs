using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Evaluation.Randomisation;

/// <summary>Settings of the test that randomises a model's parameters.</summary>
public sealed record RandomisationOptions
{
    /// <summary>How often the whole model is randomised, each time with other values.</summary>
    [Display(Name = "Random models", Description = "How often the model is randomised layer by layer, each time with other values.")]
    [Range(2, 100)]
    public int Models { get; init; } = 3;

    /// <summary>Slightly changed copies of each sequence over which maps are averaged; 1 for the plain test.</summary>
    [Display(Name = "Copies", Description = "Over how many slightly changed copies of a sequence its map is averaged before maps are compared, so that noise of the maps does not pass for independence; 1 for the plain test.")]
    [Range(1, 1000)]
    public int Copies { get; init; } = 1;

    /// <summary>The share of bases that differ in a copy.</summary>
    [Display(Name = "Changed bases", Description = "The share of bases that are replaced by another one in each copy.")]
    [Range(0.001, 0.5)]
    public double ChangedShare { get; init; } = 0.05;
}
