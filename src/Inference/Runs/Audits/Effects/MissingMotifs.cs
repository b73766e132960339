using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Says why there were no motifs to be tested.</summary>
internal static class MissingMotifs
{
    public static RuleEvidence Of(int rule, AuditReading reading) => RuleEvidence.NotRun(rule, reading.Motifs?.Motifs switch
    {
        null => "The run does nothing about motifs, so none could be put into backgrounds; discover patterns, or scan for known motifs.",
        { Discoveries.Count: > 0, Scan: null } => "No pattern was discovered, so none could be put into backgrounds; scan for known motifs as well.",
        { Discoveries.Count: > 0 } => "No pattern was discovered and no known motif found, so none could be put into backgrounds.",
        { Scan: null } => "The run neither discovers patterns nor scans for known motifs, so none could be put into backgrounds; add one of them.",
        _ => "The scan found no known motif, so none could be put into backgrounds; discover patterns, or scan with another database.",
    });
}
