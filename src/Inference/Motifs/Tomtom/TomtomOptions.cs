using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>Settings of the comparison of a motif with known motifs.</summary>
public sealed record TomtomOptions : IValidatableObject
{
    /// <summary>How alike two columns are.</summary>
    [Display(Name = "Column score", Description = "euclidean: minus the distance; pearson: correlation; sandelin: 2 minus the squared distance; kullback: minus the mean Kullback-Leibler divergence; allr: average log-likelihood ratio.")]
    public ColumnScore Score { get; init; } = ColumnScore.Pearson;

    /// <summary>Whether columns outside the overlap count like a typical column.</summary>
    [Display(Name = "Complete scores", Description = "Query columns that overlap nothing count as much as a typical column of the database; without it only the overlap counts.")]
    public bool Complete { get; init; } = true;

    /// <summary>Whether targets are turned to the other strand too.</summary>
    [Display(Name = "Both strands", Description = "Compare with the reverse complement of each target too; p-values account for it.")]
    public bool BothStrands { get; init; } = true;

    /// <summary>Fewest columns that must lie on each other.</summary>
    [Display(Name = "Minimum overlap", Description = "Columns that must lie on each other; the whole of the narrower motif where it has fewer.")]
    [Range(1, TomtomSearch.MaximumQueryWidth)]
    public int MinimumOverlap { get; init; } = 1;

    /// <summary>Whether the narrower motif must lie wholly inside the wider.</summary>
    [Display(Name = "Internal", Description = "The narrower motif must lie wholly inside the wider one.")]
    public bool Internal { get; init; }

    /// <summary>Pseudosites added to queries and targets.</summary>
    [Display(Name = "Pseudocount", Description = "Sites added to each column of queries and targets, spread as the background.")]
    [Range(0, 1000)]
    public double Pseudocount { get; init; } = 0.1;

    /// <summary>Shares of A, C, G and T; null for a quarter each.</summary>
    [Display(Name = "Background", Description = "Shares of A, C, G and T, for the pseudocount and the average log-likelihood ratio; empty for a quarter each.")]
    [Range(0, 1)]
    [Length(4, 4)]
    public IReadOnlyList<double>? Background { get; init; }

    /// <summary>How p-values become q-values.</summary>
    [Display(Name = "q-values", Description = "storey: with the estimated share of targets that match by chance, as MEME; benjaminiHochberg: all targets taken to match by chance.")]
    public QValueMethod QValues { get; init; }

    /// <summary>Share of targets taken to match by chance, for Storey's q-values; null to estimate it for each query.</summary>
    [Display(Name = "Share of chance matches", Description = "For storey: the share of targets that match by chance; empty to estimate it for each query.")]
    [Range(0, 1)]
    public double? NullShare { get; init; }

    /// <summary>Which number <see cref="Threshold"/> limits.</summary>
    [Display(Name = "Threshold of", Description = "Whether the threshold is one of q-values or of E-values.")]
    public TomtomThreshold ThresholdOf { get; init; }

    /// <summary>Matches above it are not reported.</summary>
    [Display(Name = "Threshold", Description = "Matches with a larger q-value (or E-value) are left out.")]
    [Range(0, 1_000_000)]
    public double Threshold { get; init; } = 0.5;

    /// <summary>Checks settings that must fit each other.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Score is ColumnScore.Kullback or ColumnScore.Allr && Pseudocount == 0)
            yield return new ValidationResult("the column score takes logarithms of probabilities, so the pseudocount must be above 0; 0.1 is usual.");
        if (Background is { } shares && !(shares.Count == 4 && shares.All(share => share >= 0) && shares.Sum() > 0))
            yield return new ValidationResult("the background must be four shares, none negative and not all 0.");
    }
}
