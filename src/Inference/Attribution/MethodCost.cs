namespace CisLens.Inference.Attribution;

/// <summary>What one sequence costs.</summary>
/// <param name="Forward">Forward passes, for all targets together.</param>
/// <param name="Backward">Backward passes, for all targets together.</param>
/// <param name="Values">Numbers that the method's further arrays hold for one target.</param>
public readonly record struct MethodCost(double Forward, double Backward, double Values = 0);
