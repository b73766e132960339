namespace CisLens.Inference.Prediction;

/// <summary>A model's answers for a batch of sequences.</summary>
/// <param name="Rows">N, the number of sequences.</param>
/// <param name="Outputs">T, the number of outputs.</param>
/// <param name="Positions">P, the number of output positions; null when outputs have none.</param>
/// <param name="Values">[N, T] or [N, T, P], in the units that the model card states.</param>
public sealed record Predictions(int Rows, int Outputs, int? Positions, float[] Values)
{
    /// <summary>[N, targets]: the standard deviation of the targets over replicas; null for a single one.</summary>
    public float[]? TargetSpread { get; init; }
}
