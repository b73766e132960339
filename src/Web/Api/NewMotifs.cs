using CisLens.Shared.Runs;

namespace CisLens.Web.Api;

/// <summary>What a run to start does about motifs.</summary>
public sealed record NewMotifs
{
    /// <summary>Ids of the databases of known motifs.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Procedures that find patterns, each with the method and the index of the target whose attributions it works on.</summary>
    public IReadOnlyList<DiscoverySpec> Discoveries { get; init; } = [];

    /// <summary>Convolution layers, without pooling before them, whose filters are turned into motifs.</summary>
    public IReadOnlyList<FilterMotifSpec> Filters { get; init; } = [];

    /// <summary>Scanning of the sequences for the known motifs; absent for none.</summary>
    public MotifScanSpec? Scan { get; init; }

    internal MotifSpec ToSpec() => new() { Discoveries = Discoveries, Filters = Filters, Scan = Scan };
}
