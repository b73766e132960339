namespace CisLens.Shared.Runs;

/// <summary>What a run does about motifs; every part may be left out.</summary>
public sealed record MotifSpec
{
    /// <summary>The known motifs that patterns and filters are matched with and sequences are scanned for.</summary>
    public IReadOnlyList<MotifDatabaseSource> Databases { get; init; } = [];

    /// <summary>Discovery of patterns from attributions.</summary>
    public IReadOnlyList<DiscoverySpec> Discoveries { get; init; } = [];

    /// <summary>Convolution layers whose filters are turned into motifs.</summary>
    public IReadOnlyList<FilterMotifSpec> Filters { get; init; } = [];

    /// <summary>Scanning of the sequences for the known motifs; null for none.</summary>
    public MotifScanSpec? Scan { get; init; }
}
