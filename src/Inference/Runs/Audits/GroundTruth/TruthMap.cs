using CisLens.Inference.Evaluation.GroundTruth;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>How a method fared on the sequences of a task.</summary>
/// <param name="Method">Its id.</param>
/// <param name="IsOfRun">Whether it is one of the run's; otherwise it is there for comparison.</param>
/// <param name="Scores">One a sequence.</param>
/// <param name="Precision">[steps of recall]: mean over sequences, see <see cref="PrecisionCurve"/>.</param>
internal sealed record TruthMap(string Method, bool IsOfRun, IReadOnlyList<TruthScore> Scores, IReadOnlyList<double> Precision);
