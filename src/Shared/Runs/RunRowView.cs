namespace CisLens.Shared.Runs;

/// <summary>A row with the numbers that tables show.</summary>
/// <param name="Row">The row.</param>
/// <param name="Predictions">The prediction of each target, in the target's unit; NaN until computed.</param>
/// <param name="Tops">The largest absolute attribution of each track, in the order of <see cref="RunResults.Tracks"/>; NaN until computed.</param>
public sealed record RunRowView(RunRow Row, IReadOnlyList<float> Predictions, IReadOnlyList<float> Tops)
{
    /// <summary>The standard deviation of each prediction over the replicas; null until computed, and for runs of one replica.</summary>
    public IReadOnlyList<float>? PredictionSpread { get; init; }
}
