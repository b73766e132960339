using System.Text.Json.Nodes;

namespace CisLens.Shared.Runs;

/// <summary>A test of an audit with its settings; absent settings have their default.</summary>
public sealed record AuditTestSpec
{
    /// <summary>The test's id, e.g. <c>faithfulness</c>.</summary>
    public required string Test { get; init; }

    /// <summary>Settings that differ from the defaults, by name.</summary>
    public JsonObject? Options { get; init; }
}
