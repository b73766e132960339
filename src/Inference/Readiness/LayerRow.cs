namespace CisLens.Inference.Readiness;

/// <summary>A layer of a model.</summary>
/// <param name="Place">Where it stands, and what it is.</param>
/// <param name="Shape">What it answers for one sequence.</param>
/// <param name="Sees">Bases that one of its positions sees; null when it sees all.</param>
/// <param name="Parameters">Numbers learnt in training.</param>
public sealed record LayerRow(string Place, string Shape, int? Sees, long Parameters);
