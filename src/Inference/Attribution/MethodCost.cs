namespace CisLens.Inference.Attribution;

/// <summary>What one sequence costs.</summary>
/// <param name="Forward">
/// Forward passes, for all targets together. Where only a part of the network is computed again, by its share of the operations.
/// </param>
/// <param name="Backward">Backward passes, for all targets together.</param>
/// <param name="Values">Numbers that the method's further arrays hold for one target.</param>
public readonly record struct MethodCost(double Forward, double Backward, double Values = 0)
{
    /// <summary>All passes. A backward pass computes the gradient of the inputs alone: about one more forward pass.</summary>
    public double Passes => Forward + Backward;
}
