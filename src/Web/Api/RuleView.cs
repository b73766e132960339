using CisLens.Inference.Evaluation.Audit;
using CisLens.Web.Verdicts;

namespace CisLens.Web.Api;

/// <summary>A rule of the audit with its verdict on a run.</summary>
/// <param name="Rule">1 to 26; gates have -1 to -4.</param>
/// <param name="Code">What people read: the number, or G1 to G4.</param>
/// <param name="Part">The heading under which it stands.</param>
/// <param name="Title">What should hold.</param>
/// <param name="Verdict">The worst of the findings that could be judged.</param>
/// <param name="Was">The verdict on the run that this one was made of; null where there is none, or it is not known.</param>
/// <param name="Findings">Each with its verdict, the worst first.</param>
/// <param name="WhatToDo">What helps; null where the rule is passed.</param>
/// <param name="Remedies">What can be started or opened.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record RuleView(
    int Rule, string Code, AuditPart Part, string Title, AuditVerdict Verdict, AuditVerdict? Was,
    IReadOnlyList<FindingView> Findings, string? WhatToDo, IReadOnlyList<RemedyView> Remedies, string Source)
{
    internal static RuleView Of(AuditView view, JudgedRule judged) => new(
        judged.Rule.Number, judged.Rule.Code, judged.Rule.Part, judged.Rule.Title, judged.Verdict, view.Before(judged.Rule),
        [.. judged.Findings.Select(found => FindingView.Of(judged.Rule, found.Finding, found.Verdict))],
        judged.Verdict == AuditVerdict.Pass ? null : judged.Rule.WhatToDo, [.. view.Remedies(judged).Select(RemedyView.Of)], judged.Rule.Source);
}
