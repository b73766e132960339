namespace CisLens.Inference.Attribution;

/// <summary>What one sequence costs.</summary>
/// <param name="Forward">Forward passes.</param>
/// <param name="Backward">Backward passes.</param>
public readonly record struct MethodCost(double Forward, double Backward);
