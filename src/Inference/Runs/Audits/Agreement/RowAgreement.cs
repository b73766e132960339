using CisLens.Inference.Evaluation.Agreement;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>How far the maps of one sequence agree.</summary>
/// <param name="Row">Its row in the run.</param>
/// <param name="Disagreement">1 minus the mean share of top bases that two maps have, see <see cref="AgreementMeasure.Disagreement"/>.</param>
/// <param name="Pairs">Every two methods, in the order of <see cref="TargetAgreement.Pairs"/>.</param>
public sealed record RowAgreement(long Row, double Disagreement, IReadOnlyList<MapAgreement> Pairs);
