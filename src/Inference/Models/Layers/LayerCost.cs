namespace CisLens.Inference.Models.Layers;

/// <summary>What one forward pass of one sequence costs.</summary>
/// <param name="Operations">Floating-point operations; a multiplication and its addition count as two.</param>
/// <param name="Kept">Values that a backward pass needs kept: the sum of all layers' outputs.</param>
/// <param name="Peak">Most values that are alive at once when nothing is kept.</param>
public readonly record struct LayerCost(double Operations, long Kept, long Peak);
