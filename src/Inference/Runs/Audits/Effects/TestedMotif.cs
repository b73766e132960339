using System.Text.Json.Serialization;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>A motif whose effect is measured.</summary>
public sealed record TestedMotif
{
    /// <summary>Name of the pattern, or identifier of the known motif.</summary>
    public required string Id { get; init; }

    /// <summary>What people read.</summary>
    public required string Name { get; init; }

    /// <summary>The bases that are put into backgrounds; N keeps the background.</summary>
    public required string Bases { get; init; }

    /// <summary>The targets that it is tested for, by index.</summary>
    public required IReadOnlyList<int> Targets { get; init; }

    /// <summary>The method whose maps it was discovered from, or in which the pattern that it resembles was; null for motifs of the scan.</summary>
    public string? Method { get; init; }

    /// <summary>The pattern that this known motif resembles; null for patterns and for motifs of the scan.</summary>
    public string? MatchOf { get; init; }

    /// <summary>Number of places at which the run found it.</summary>
    public required int Sites { get; init; }

    /// <summary>Name and bases.</summary>
    [JsonIgnore]
    public string Title => $"{Name} ({Bases})";
}
