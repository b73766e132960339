using CisLens.Inference.Runs.Audits.Dataset;
using CisLens.Inference.Runs.Audits.Gates;
using CisLens.Inference.Runs.Audits.Methods;
using CisLens.Inference.Runs.Audits.Motifs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>What says something about rules without a test of its own.</summary>
public static class AuditEvidences
{
    /// <summary>All of it, in the order of the rules. A new one is added here.</summary>
    public static IReadOnlyList<IAuditEvidence> All { get; } =
    [
        new ModelGate(),
        new LeakGate(),
        new InputGate(),
        new MethodFamilies(),
        new AttentionAlone(),
        new OffSimplexGradient(),
        new DatasetNumbers(),
        new SeqletEvidence(),
        new FamilyEvidence(),
        new ContraryEvidence(),
    ];
}
