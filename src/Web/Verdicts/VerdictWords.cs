using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Web.Shell;

namespace CisLens.Web.Verdicts;

/// <summary>Verdicts as people read them.</summary>
public static class VerdictWords
{
    /// <summary>The verdicts from the worst on; what was not looked at comes before what is passed.</summary>
    public static IReadOnlyList<AuditVerdict> Order { get; } = [AuditVerdict.Fail, AuditVerdict.Warn, AuditVerdict.NotRun, AuditVerdict.Pass];

    public static string Of(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Pass => "pass",
        AuditVerdict.Warn => "warn",
        AuditVerdict.Fail => "fail",
        _ => "not run",
    };

    /// <summary>The look of the pill that says it.</summary>
    public static string State(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Pass => "done",
        AuditVerdict.Warn => "warning",
        AuditVerdict.Fail => "failed",
        _ => "queued",
    };

    /// <summary>A number with its interval and n.</summary>
    public static string Number(Estimate estimate) =>
        $"{FigureNumber.Text(estimate)}, n = {Words.Count(estimate.N)}";

    /// <summary>The number that decided about a finding: the one with the worst verdict; null where none was measured.</summary>
    public static (AuditThreshold Threshold, Estimate Value)? Deciding(AuditRule rule, RuleFinding finding) => finding.Numbers
        .Select((number, place) => (Threshold: rule.Thresholds[place], Value: number))
        .Where(one => one.Value is not null).Select(one => ((AuditThreshold, Estimate)?)(one.Threshold, one.Value!))
        .OrderByDescending(one => one!.Value.Item1.Judge(one.Value.Item2)).FirstOrDefault();
}
