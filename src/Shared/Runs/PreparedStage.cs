namespace CisLens.Shared.Runs;

/// <summary>How a stage is cut, and what it costs.</summary>
/// <param name="Key">The stage's key.</param>
/// <param name="ChunkRows">Rows of a chunk.</param>
/// <param name="CostPerRow">Passes per row, forward and backward; parts of passes by their share of the operations.</param>
public sealed record PreparedStage(string Key, int ChunkRows, double CostPerRow);
