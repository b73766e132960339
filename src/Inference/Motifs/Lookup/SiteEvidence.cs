using CisLens.Inference.Motifs.Scanning;

namespace CisLens.Inference.Motifs.Lookup;

/// <summary>A site of a motif, judged by sequence and by attribution.</summary>
/// <param name="Hit">The site, by sequence; its positions count in the row's arrays.</param>
/// <param name="Contribution">Sum of the contributions of its bases, in the unit of the target.</param>
/// <param name="Share">Share of equally wide places of the same row, touching no site, whose absolute contribution is at least as large; small where the model uses the site.</param>
public sealed record SiteEvidence(MotifHit Hit, double Contribution, double Share)
{
    /// <summary>The largest <see cref="Share"/> of a site that the model is said to use.</summary>
    public const double UsedShare = 0.05;

    /// <summary>The smallest <see cref="Share"/> of a site that the model is said to ignore: it counts less than a usual place.</summary>
    public const double IgnoredShare = 0.5;

    /// <summary>Whether the model uses it: it counts more than 95 % of the other places of its row.</summary>
    public bool IsUsed => Share <= UsedShare;

    /// <summary>Whether the model ignores it: it counts no more than half of the other places of its row.</summary>
    public bool IsIgnored => Share >= IgnoredShare;
}
