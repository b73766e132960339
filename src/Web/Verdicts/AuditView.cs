using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits.Remedies;
using CisLens.Web.Tracks;

namespace CisLens.Web.Verdicts;

/// <summary>The audit of a run as of now.</summary>
/// <param name="Head">The run.</param>
/// <param name="Rules">Gates first, then the rules by number; null as long as the audit is not done, and for runs without one.</param>
/// <param name="Audited">What remedies are made from; null where the run is not prepared, or its sequences or model are gone.</param>
/// <param name="Validation">Which experiment would show that what the run says holds in biology, or what one showed; may be empty.</param>
public sealed record AuditView(ResultsHead Head, IReadOnlyList<JudgedRule>? Rules, AuditedRun? Audited, string Validation)
{
    /// <summary>The run that this one was made of; null for none, and where that run is gone.</summary>
    public AuditOrigin? Origin { get; init; }

    /// <summary>The verdict of a rule on the run that this one was made of; null where it is not known.</summary>
    public AuditVerdict? Before(AuditRule rule) => Origin is { } origin && origin.Verdicts.TryGetValue(rule.Number, out var verdict) ? verdict : null;

    /// <summary>What can be done about a rule; empty where it is passed.</summary>
    public IReadOnlyList<AuditRemedy> Remedies(JudgedRule judged) => Audited is { } audited ? AuditRemedies.For(judged, audited) : [];

    /// <summary>The rules under a heading.</summary>
    public IEnumerable<JudgedRule> Under(AuditPart part) => (Rules ?? []).Where(judged => judged.Rule.Part == part);
}
