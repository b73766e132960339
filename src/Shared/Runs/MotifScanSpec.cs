using System.Text.Json.Nodes;

namespace CisLens.Shared.Runs;

/// <summary>Scanning of the sequences for known motifs.</summary>
public sealed record MotifScanSpec
{
    /// <summary>The settings by name, as the options record writes them; null means its defaults.</summary>
    public JsonObject? Options { get; init; }
}
