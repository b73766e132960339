using CisLens.Inference.Motifs.Instances;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>What was looked for in the rows of a run, and what stands together.</summary>
public sealed record InstanceSummary
{
    /// <summary>The patterns of the discovery, then the known motifs that they resemble.</summary>
    public required IReadOnlyList<SoughtMotif> Motifs { get; init; }

    /// <summary>Which places count.</summary>
    public required InstanceOptions Options { get; init; }

    /// <summary>Which stretches count as unmatched and which instances as ignored.</summary>
    public required HiddenOptions HiddenOptions { get; init; }

    /// <summary>Which distances are looked at.</summary>
    public required SpacingOptions SpacingOptions { get; init; }

    /// <summary>Which motifs stand together more often than by chance, smallest p-value first.</summary>
    public required IReadOnlyList<MotifPair> Pairs { get; init; }

    /// <summary>Preferred distances, smallest p-value first.</summary>
    public required IReadOnlyList<SpacingPeak> Peaks { get; init; }

    /// <summary>All distances of the motifs that have a preferred one.</summary>
    public required IReadOnlyList<MotifSpacing> Spacings { get; init; }

    /// <summary>Number of distances tested.</summary>
    public required int DistancesTested { get; init; }

    /// <summary>Number of strong stretches looked at.</summary>
    public required int StrongStretches { get; init; }

    /// <summary>Number of them that nothing explains; the strongest are kept.</summary>
    public required int Unmatched { get; init; }

    /// <summary>What makes a stretch unmatched.</summary>
    public required string UnmatchedRule { get; init; }

    /// <summary>Number of instances that are good by sequence.</summary>
    public required int GoodInstances { get; init; }

    /// <summary>Number of them that the model ignores; the best are kept.</summary>
    public required int Ignored { get; init; }

    /// <summary>What makes an instance ignored.</summary>
    public required string IgnoredRule { get; init; }
}
