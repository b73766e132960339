using System.Text.Json.Nodes;

namespace CisLens.Web.Simulation;

/// <summary>A set to be simulated.</summary>
public sealed record NewSimulation
{
    /// <summary>Name of the set; null for one that says what is planted.</summary>
    public string? Name { get; init; }

    /// <summary>Motifs to plant, e.g. <c>CTCF, MYB=yAACkG</c>; null for the six factors of the model that ships.</summary>
    public string? Motifs { get; init; }

    /// <summary>Motifs that may stand in any sequence; null for the usual decoys.</summary>
    public string? Decoys { get; init; }

    /// <summary>Further settings that differ from their defaults, by name; null for none.</summary>
    public JsonObject? Settings { get; init; }

    /// <summary>The set whose sequences backgrounds are made of, where they are.</summary>
    public string? RealSet { get; init; }

    public long Seed { get; init; } = 1;
}
