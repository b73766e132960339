namespace CisLens.Inference.Runs.Motifs;

/// <summary>What a discovery found.</summary>
/// <param name="Summary">What it worked on and how it went.</param>
/// <param name="Patterns">Those that raise the output first, each group by falling number of seqlets.</param>
/// <param name="Unassigned">Strong seqlets that ended in no pattern, by falling absolute contribution; not more than <see cref="MostUnassigned"/>.</param>
public sealed record DiscoveryResult(DiscoverySummary Summary, IReadOnlyList<FoundPattern> Patterns, IReadOnlyList<PlacedSeqlet> Unassigned)
{
    /// <summary>Seqlets without a pattern that are kept.</summary>
    public const int MostUnassigned = 1000;
}
