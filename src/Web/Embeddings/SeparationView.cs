using CisLens.Inference.Embeddings.Separation;

namespace CisLens.Web.Embeddings;

/// <summary>A comparison of groups, or why there is none.</summary>
public sealed record SeparationView(SeparationReport? Report, string? Reason);
