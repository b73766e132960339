using CisLens.Inference.Evaluation.Agreement;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>Two methods of one target.</summary>
/// <param name="Agreement">How far their maps agree; names them by their number in <see cref="AgreementResult.Tracks"/>.</param>
/// <param name="Settled">Which of them predicted what disputed bases do; null where nothing was disputed or asked.</param>
/// <param name="Disputes">The sequences in which only the disputed bases were mutated, those that disagree most first.</param>
public sealed record PairResult(PairAgreement Agreement, DisputeSummary? Settled, IReadOnlyList<Dispute> Disputes);
