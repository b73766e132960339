using System.Text.Json.Nodes;

namespace CisLens.Shared.Runs;

/// <summary>A convolution layer whose filters are turned into motifs.</summary>
public sealed record FilterMotifSpec
{
    /// <summary>The layer's address, e.g. <c>Layer 0 (Conv1d)</c>.</summary>
    public required string Layer { get; init; }

    /// <summary>The settings by name, as the options record writes them; null means its defaults.</summary>
    public JsonObject? Options { get; init; }
}
