namespace CisLens.Shared.Runs;

/// <summary>How a stage is cut, and what it costs.</summary>
/// <param name="Key">The stage's key.</param>
/// <param name="ChunkRows">Rows of a chunk.</param>
/// <param name="CostPerRow">Forward passes per row; a backward pass counts as two.</param>
public sealed record PreparedStage(string Key, int ChunkRows, double CostPerRow);
