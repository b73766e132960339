using CisLens.Shared.Runs;

namespace CisLens.Web.Embeddings;

/// <summary>An embedding of a run.</summary>
/// <param name="Index">Index in the run's specification.</param>
/// <param name="Layer">The layer's address.</param>
/// <param name="Pooling">How its positions became one vector.</param>
/// <param name="Title">What people read.</param>
/// <param name="IsWhole">Whether all rows are computed.</param>
public sealed record EmbeddingLine(int Index, string Layer, EmbeddingPooling Pooling, string Title, bool IsWhole);
