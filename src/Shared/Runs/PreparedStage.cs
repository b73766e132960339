namespace CisLens.Shared.Runs;

/// <summary>How a stage is cut, and what it costs.</summary>
/// <param name="Key">The stage's key.</param>
/// <param name="ChunkRows">Rows of a chunk.</param>
/// <param name="CostPerRow">Passes per row, forward and backward; parts of passes by their share of the operations.</param>
/// <param name="Rows">Rows of a stage that looks at a sample, numbered by their place in it; null for those of the run.</param>
public sealed record PreparedStage(string Key, int ChunkRows, double CostPerRow, long? Rows = null)
{
    /// <summary>SHA-256 (hex) of everything that the stage's files follow from; null for a stage that is computed in any case.</summary>
    public string? Inputs { get; init; }
}
