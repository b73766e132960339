using CisLens.Inference.Evaluation.Stability;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>How far the maps of one sequence differ.</summary>
/// <param name="Row">Its place in the run.</param>
/// <param name="KindCorrelation">Spearman's correlation of the maps under both kinds of reference; null with one kind.</param>
/// <param name="SeedDeviation">Standard deviation over seeds at the 20 largest scores, relative to them; null where nothing is drawn.</param>
/// <param name="ReplicaOverlap">The share of the 20 largest scores that two replicas have at the same bases, the mean over pairs of replicas; null with one replica.</param>
/// <param name="Split">Where the differences come from; null where there are none.</param>
public sealed record RowSpread(long Row, double? KindCorrelation, double? SeedDeviation, double? ReplicaOverlap, VarianceSplit? Split);
