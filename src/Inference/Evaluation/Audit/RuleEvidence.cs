using CisLens.Inference.Figures;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>All that a run says about a rule. Verdicts on numbers are made when it is read, as thresholds may be a project's own.</summary>
/// <param name="Rule">The rule's number, see <see cref="AuditRules"/>.</param>
/// <param name="Findings">At least one.</param>
public sealed record RuleEvidence(int Rule, IReadOnlyList<RuleFinding> Findings)
{
    /// <summary>Figures, the one that decides first.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>Evidence that a rule could not be looked at.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <param name="reason">Why, in one sentence.</param>
    public static RuleEvidence NotRun(int rule, string reason) => new(rule, [new RuleFinding { Verdict = AuditVerdict.NotRun, Text = reason }]);
}
