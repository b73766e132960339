using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Reads what a run's audit found. Needs no native library.</summary>
public sealed class RunAudit
{
    private readonly Dictionary<int, RuleEvidence> _evidence;

    private RunAudit(IEnumerable<RuleEvidence> evidence) =>
        _evidence = evidence.GroupBy(item => item.Rule).ToDictionary(group => group.Key, Join);

    /// <summary>Opens a run; null while its audit is not done, and for runs without one.</summary>
    public static RunAudit? Open(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return EvidenceFile(folder) is null ? null : new RunAudit(AuditFiles.Read(folder.Chunk(StageKeys.Audit, 0)));
    }

    /// <summary>Path of the evidence as JSON, with its figures; null while the audit is not done.</summary>
    public static string? EvidenceFile(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.IsWhole(StageKeys.Audit, 0) ? Path.Combine(folder.Chunk(StageKeys.Audit, 0), AuditFiles.Name) : null;
    }

    /// <summary>What the run says about a rule.</summary>
    /// <param name="rule">The rule's number.</param>
    public RuleEvidence Evidence(int rule) => _evidence.TryGetValue(rule, out var found) ? found
        : RuleEvidence.NotRun(rule, Missing(rule));

    /// <summary>Judges all rules.</summary>
    /// <param name="rules">The rules with the thresholds to be used, see <see cref="AuditRules.All"/>.</param>
    public IReadOnlyList<JudgedRule> Judge(IEnumerable<AuditRule> rules) => [.. rules.Select(rule => AuditJudge.Judge(rule, Evidence(rule.Number)))];

    private static RuleEvidence Join(IGrouping<int, RuleEvidence> parts) =>
        new(parts.Key, [.. parts.SelectMany(part => part.Findings)]) { Figures = [.. parts.SelectMany(part => part.Figures)] };

    private static string Missing(int rule) => AuditTests.All.FirstOrDefault(test => test.Info.Rules.Contains(rule)) is { } test
        ? $"The test '{test.Info.Name}' is not part of this run."
        : "This run has nothing that the rule could be judged by.";
}
