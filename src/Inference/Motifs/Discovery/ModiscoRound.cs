namespace CisLens.Inference.Motifs.Discovery;

/// <summary>What a round of clustering did.</summary>
/// <param name="Sign">Whose seqlets.</param>
/// <param name="Round">1 or 2.</param>
/// <param name="Seqlets">Seqlets that it began with.</param>
/// <param name="Kept">Those whose coarse and fine similarities agree.</param>
/// <param name="ClusterSizes">Seqlets of each cluster, largest first.</param>
/// <param name="Modularity">Of the clusters.</param>
/// <param name="Patterns">Patterns made of them with a total contribution of the right sign.</param>
public sealed record ModiscoRound(
    ContributionSign Sign, int Round, int Seqlets, int Kept, IReadOnlyList<int> ClusterSizes, double Modularity, int Patterns)
{
    /// <summary>Patterns after splitting and merging; null in all but the last round.</summary>
    public int? Merged { get; init; }

    /// <summary>Those with enough seqlets and information; null in all but the last round.</summary>
    public int? Whole { get; init; }
}
