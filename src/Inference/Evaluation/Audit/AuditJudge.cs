using CisLens.Inference.Figures;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>Gives verdicts: evidence against thresholds. Never one for all rules together.</summary>
public static class AuditJudge
{
    /// <summary>Judges a rule; figures are marked with the thresholds that were used.</summary>
    /// <param name="rule">The rule, with the thresholds to be used.</param>
    /// <param name="evidence">What the run says about it.</param>
    public static JudgedRule Judge(AuditRule rule, RuleEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(evidence);
        var findings = evidence.Findings.Select(finding => (Finding: finding, Verdict: Of(rule, finding))).OrderByDescending(judged => Badness(judged.Verdict)).ThenBy(judged => Margin(rule, judged.Finding)).ToList();
        return new JudgedRule(rule, findings.Count == 0 ? AuditVerdict.NotRun : findings[0].Verdict, findings, evidence with { Figures = [.. evidence.Figures.Select(figure => Mark(figure, [rule]))] });
    }

    /// <summary>A figure with the numbers of the threshold that it is held against.</summary>
    /// <param name="figure">The figure; as it is where it is held against none of these rules.</param>
    /// <param name="rules">The rules, with the thresholds to be used.</param>
    public static Figure Mark(Figure figure, IEnumerable<AuditRule> rules)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Threshold is { } held && rules.FirstOrDefault(rule => rule.Number == held.Rule) is { } rule
            ? figure with { Threshold = held with { Pass = rule.Thresholds[held.Place].Pass, Fail = rule.Thresholds[held.Place].Fail } }
            : figure;
    }

    private static AuditVerdict Of(AuditRule rule, RuleFinding finding)
    {
        var verdicts = finding.Numbers.Select((number, place) => rule.Thresholds[place].Judge(number)).ToList();
        if (finding.Verdict is { } decided)
            verdicts.Add(decided);
        return verdicts.Count == 0 || verdicts.Contains(AuditVerdict.NotRun) ? AuditVerdict.NotRun : verdicts.Max();
    }

    // How far the worst number is from where it passes, in steps from there to where it fails; of equal verdicts the farthest comes first.
    private static double Margin(AuditRule rule, RuleFinding finding) => finding.Numbers.Zip(rule.Thresholds)
        .Where(one => one.First is not null)
        .Select(one => (one.First!.Value - one.Second.Pass) * (one.Second.HigherIsBetter ? 1 : -1) / Math.Max(Math.Abs(one.Second.Pass - one.Second.Fail), double.Epsilon))
        .DefaultIfEmpty(0).Min();

    // What could not be looked at says nothing beside what could.
    private static int Badness(AuditVerdict verdict) => verdict == AuditVerdict.NotRun ? -1 : (int)verdict;
}
