using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits.Stability;

/// <summary>How stable one map is.</summary>
/// <param name="Map">Its number in <see cref="StabilityResult.Tracks"/>.</param>
/// <param name="Scale">What changes of the output are compared with: from the 1 % to the 99 % quantile of the run's predictions, in units of the target.</param>
/// <param name="Quiet">Median correlation of the maps over all changes that moved the output little; null where there are none.</param>
/// <param name="Kinds">By kind of change.</param>
public sealed record MapStability(int Map, double Scale, Estimate? Quiet, IReadOnlyList<KindStability> Kinds);
