using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Web.Api;

/// <summary>What was found for a rule, of a run or of one of its maps.</summary>
/// <param name="Subject">Of what, e.g. <c>ISM of CTCF</c>; empty for the whole run.</param>
/// <param name="Verdict">The verdict on it.</param>
/// <param name="Numbers">What decided; empty where the verdict follows from what was done.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Rows">The rows that are responsible, the worst first.</param>
public sealed record FindingView(string Subject, AuditVerdict Verdict, IReadOnlyList<MeasureView> Numbers, string Text, IReadOnlyList<long> Rows)
{
    internal static FindingView Of(AuditRule rule, RuleFinding finding, AuditVerdict verdict) =>
        new(finding.Subject, verdict, [.. finding.Numbers.Select((number, place) => MeasureView.Of(rule.Thresholds[place], number))], finding.Text, finding.Rows);
}
