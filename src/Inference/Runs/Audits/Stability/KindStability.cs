using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits.Stability;

/// <summary>How stable a map is under one kind of small change.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Changes">Changes that were made.</param>
/// <param name="QuietChanges">Those that moved the output little.</param>
/// <param name="Quiet">Median correlation of the maps over these; null where there are none.</param>
public sealed record KindStability(SmallChangeKind Kind, int Changes, int QuietChanges, Estimate? Quiet);
