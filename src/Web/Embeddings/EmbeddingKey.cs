namespace CisLens.Web.Embeddings;

/// <summary>What a map shows.</summary>
/// <param name="Run">The run.</param>
/// <param name="Index">Index of the embedding in the run's specification.</param>
/// <param name="Deltas">Whether the points are pairs, alternative - reference.</param>
public sealed record EmbeddingKey(string Run, int Index, bool Deltas);
