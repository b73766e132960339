using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>A chunk that this worker has begun.</summary>
/// <param name="Key">Which.</param>
/// <param name="Id">Its number in the database.</param>
/// <param name="StageId">Its stage's number in the database.</param>
/// <param name="Title">Its stage's title.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Spec">The run's specification.</param>
/// <param name="OriginId">The run that it was made of; null for none.</param>
public sealed record ChunkWork(ChunkKey Key, long Id, long StageId, string Title, int Rows, RunSpec Spec, string? OriginId);
