using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>How faithful one map is on the sequences of a class.</summary>
/// <param name="Map">The number of the map.</param>
/// <param name="Levels">Level by level; all bases come last.</param>
/// <param name="Area">
/// Mean over sequences of the area above the curve: 1/K times the integral from 0 to K of f(x) - f(k bases mutated), by the trapezoid rule,
/// K being the largest level of at most 20 bases or 10 % of the sequence. In units of the target; larger is more faithful.
/// </param>
/// <param name="Correlation">Median over sequences of the faithfulness correlation.</param>
/// <param name="Infidelity">Median over sequences of the infidelity.</param>
public sealed record MapFaithfulness(int Map, IReadOnlyList<LevelFaithfulness> Levels, Estimate Area, Estimate Correlation, Estimate Infidelity);
