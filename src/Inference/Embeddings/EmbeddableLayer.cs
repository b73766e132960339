namespace CisLens.Inference.Embeddings;

/// <summary>A layer that an embedding can be taken from.</summary>
/// <param name="Address">What a specification names it by.</param>
/// <param name="Shape">What it gives for one sequence, in words.</param>
/// <param name="HasPositions">Whether a pooling is needed.</param>
public sealed record EmbeddableLayer(string Address, string Shape, bool HasPositions);
