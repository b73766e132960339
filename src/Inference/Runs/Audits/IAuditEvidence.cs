using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Says what a finished run shows about some rules, without asking the model again.</summary>
public interface IAuditEvidence
{
    /// <summary>The rules, by number.</summary>
    public IReadOnlyList<int> Rules { get; }

    /// <summary>Collects it.</summary>
    /// <param name="reading">What the run has on disk.</param>
    /// <param name="token">Checked at least once a second.</param>
    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token);
}
