namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>A band around the scores of a sequence, for its logo.</summary>
/// <param name="Source">What the maps differ by.</param>
/// <param name="Maps">How many there are.</param>
/// <param name="Mean">[length]: the mean score of each base over replicas and seeds with the run's own reference, in units of the target.</param>
/// <param name="Deviation">[length]: standard deviation over these maps (n - 1), in units of the target.</param>
public sealed record SpreadBand(SpreadSource Source, int Maps, float[] Mean, float[] Deviation);
