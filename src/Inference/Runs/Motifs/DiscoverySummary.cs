using System.Text.Json.Nodes;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>What a discovery worked on and how it went.</summary>
public sealed record DiscoverySummary
{
    /// <summary>The procedure and its input, every setting as it was used.</summary>
    public required DiscoverySpec Spec { get; init; }

    /// <summary>The seed that its random draws began with.</summary>
    public required long Seed { get; init; }

    /// <summary>Rows looked at.</summary>
    public required long Rows { get; init; }

    /// <summary>First position of the rows' arrays that was looked at.</summary>
    public required int WindowStart { get; init; }

    /// <summary>Positions of each row that were looked at.</summary>
    public required int Window { get; init; }

    /// <summary>Seqlets that the procedure began with.</summary>
    public required int Seqlets { get; init; }

    /// <summary>Memory that was expected to be needed, in bytes.</summary>
    public required double ExpectedBytes { get; init; }

    /// <summary>The known motifs that patterns were matched with.</summary>
    public required IReadOnlyList<MotifDatabaseSource> Databases { get; init; }

    /// <summary>Why there is no pattern; null when there is one.</summary>
    public string? Explanation { get; init; }

    /// <summary>What each step kept and with which thresholds.</summary>
    public required JsonObject Log { get; init; }
}
