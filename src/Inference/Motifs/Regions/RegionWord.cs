namespace CisLens.Inference.Motifs.Regions;

/// <summary>The letters of one or more regions with high scores, and how often sequences contain them.</summary>
/// <param name="Letters">The letters, A C G T.</param>
/// <param name="Regions">Where regions with these letters are, in order of rows.</param>
internal sealed record RegionWord(string Letters, IReadOnlyList<RowRegion> Regions)
{
    /// <summary>All sequences that contain the word at least once.</summary>
    public int Sequences { get; init; }

    /// <summary>Positive sequences that do.</summary>
    public int Positives { get; init; }

    /// <summary>Probability that at least so many of the sequences are positive by chance (hypergeometric).</summary>
    public double PValue { get; init; }

    /// <summary>The same by Benjamini and Hochberg, over all words.</summary>
    public double AdjustedPValue { get; init; }
}
