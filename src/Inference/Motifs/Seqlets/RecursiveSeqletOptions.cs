using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Seqlets;

/// <summary>Settings of <see cref="RecursiveSeqlets"/>; names and defaults as in tangermeme.</summary>
public sealed record RecursiveSeqletOptions : IValidatableObject
{
    /// <summary>The largest p-value of a seqlet.</summary>
    [Display(Name = "Threshold", Description = "The largest p-value of a seqlet and of every stretch inside it that ends with it.")]
    [Range(0.0, 1.0)]
    public double Threshold { get; init; } = 0.01;

    /// <summary>Bases of the shortest seqlet.</summary>
    [Display(Name = "Shortest", Description = "Bases of the shortest seqlet.")]
    [Range(1, 1000)]
    public int MinSeqletLen { get; init; } = 4;

    /// <summary>Bases of the longest seqlet, without flanks.</summary>
    [Display(Name = "Longest", Description = "Bases of the longest seqlet, without flanks.")]
    [Range(1, 1000)]
    public int MaxSeqletLen { get; init; } = 25;

    /// <summary>Bases added on both sides of each seqlet once it is accepted.</summary>
    [Display(Name = "Flanks", Description = "Bases added on both sides of each seqlet once it is accepted.")]
    [Range(0, 1000)]
    public int AdditionalFlanks { get; init; }

    /// <summary>Bins of the histogram of scores.</summary>
    [Display(Name = "Bins", Description = "Bins of the histogram of scores that the p-values come from.")]
    [Range(10, 10_000)]
    public int NBins { get; init; } = 1000;

    /// <summary>Whether the size of the scores counts and not their sign.</summary>
    [Display(Name = "Both signs", Description = "Seqlets of either sign, by the size of their scores; otherwise only those that raise the output.")]
    public bool Absolute { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinSeqletLen > MaxSeqletLen)
            yield return new ValidationResult($"the shortest seqlet ({MinSeqletLen}) is longer than the longest ({MaxSeqletLen}).");
    }
}
