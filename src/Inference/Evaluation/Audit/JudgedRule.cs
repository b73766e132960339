namespace CisLens.Inference.Evaluation.Audit;

/// <summary>A rule with its verdict on a run.</summary>
/// <param name="Rule">The rule, with the thresholds that were used.</param>
/// <param name="Verdict">The worst of the findings that could be judged; not run where none could.</param>
/// <param name="Findings">Each finding with its verdict, the worst first.</param>
/// <param name="Evidence">What it rests on; its figures are marked with these thresholds.</param>
public sealed record JudgedRule(AuditRule Rule, AuditVerdict Verdict, IReadOnlyList<(RuleFinding Finding, AuditVerdict Verdict)> Findings, RuleEvidence Evidence);
