using CisLens.Inference.Embeddings.Pca;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>The points that are left when groups are matched for GC content, and their own principal components.</summary>
/// <param name="Rows">Their rows in the table, in order.</param>
/// <param name="Components">Computed from these rows alone.</param>
public sealed record GcMatchedPoints(IReadOnlyList<int> Rows, PrincipalComponents Components);
