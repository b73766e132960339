using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Evaluation.Randomisation;

/// <summary>Settings of the test that randomises a model's parameters.</summary>
public sealed record RandomisationOptions
{
    /// <summary>Sequences drawn at random for each target.</summary>
    [Display(Name = "Sequences", Description = "Sequences drawn at random for each target; dear methods get fewer, but at least 10.")]
    [Range(5, 10_000)]
    public int Sequences { get; init; } = 50;

    /// <summary>How often the whole model is randomised, each time with other values.</summary>
    [Display(Name = "Random models", Description = "How often the model is randomised layer by layer, each time with other values.")]
    [Range(2, 100)]
    public int Models { get; init; } = 3;

    /// <summary>At how many depths maps are compared on the way from the output to the input.</summary>
    [Display(Name = "Depths", Description = "At how many depths maps are compared on the way down; layers of deep networks are randomised several at a time.")]
    [Range(1, 1000)]
    public int Depths { get; init; } = 4;

    /// <summary>Slightly changed copies of each sequence over which maps are averaged; 1 for the plain test.</summary>
    [Display(Name = "Copies", Description = "Over how many slightly changed copies of a sequence its map is averaged before maps of the wholly random models are compared, so that noise of the maps does not pass for independence; 1 leaves this out.")]
    [Range(1, 1000)]
    public int Copies { get; init; } = 2;

    /// <summary>The share of bases that differ in a copy.</summary>
    [Display(Name = "Changed bases", Description = "The share of bases that are replaced by another one in each copy.")]
    [Range(0.001, 0.5)]
    public double ChangedShare { get; init; } = 0.05;
}
