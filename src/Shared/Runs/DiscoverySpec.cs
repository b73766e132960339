using System.Text.Json.Nodes;

namespace CisLens.Shared.Runs;

/// <summary>A procedure that finds patterns, and the attributions that it works on.</summary>
public sealed record DiscoverySpec
{
    /// <summary>The procedure's id, e.g. <c>modisco</c> or <c>regions</c>.</summary>
    public required string Procedure { get; init; }

    /// <summary>The attribution method, one of the run's.</summary>
    public required string Method { get; init; }

    /// <summary>Index of the target among the run's.</summary>
    public int Target { get; init; }

    /// <summary>The settings by name, as the procedure's options record writes them; null means its defaults.</summary>
    public JsonObject? Options { get; init; }
}
