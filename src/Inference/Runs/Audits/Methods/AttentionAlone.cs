using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Inference.Runs.Audits.Methods;

/// <summary>Rule 5: no method reads the attention of a network, so nothing can rest on attention alone, nor be shown not to.</summary>
internal sealed class AttentionAlone : IAuditEvidence
{
    private const int Rule = 5;

    public IReadOnlyList<int> Rules { get; } = [Rule];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token) =>
        [RuleEvidence.NotRun(Rule, "No method of this run reads a network's attention, so no claim rests on attention.")];
}
