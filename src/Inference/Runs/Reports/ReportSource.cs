using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Reports;

/// <summary>What a report is made from. Needs no native library.</summary>
/// <param name="Folder">The run's files.</param>
/// <param name="Sequences">Its sequences.</param>
/// <param name="Rules">The audit: gates, then the rules by number; null for runs without one.</param>
public sealed record ReportSource(RunFolder Folder, SequenceSet Sequences, IReadOnlyList<JudgedRule>? Rules)
{
    /// <summary>Sequences that people show, with their captions; null where the report does not know them.</summary>
    public IReadOnlyList<(ShownExample Example, string Caption)>? Shown { get; init; }

    /// <summary>Which experiment would show that what the run says holds in biology, or what one showed; may be empty.</summary>
    public string Validation { get; init; } = "";

    /// <summary>The source for the bundle: thresholds are the defaults, and what happened after the run is not known.</summary>
    /// <param name="context">The run.</param>
    internal static ReportSource OfBundle(RunContext context) => new(
        context.Folder, context.Sequences, RunAudit.Open(context.Folder)?.Judge(AuditRules.Gates.Concat(AuditRules.All)));
}
