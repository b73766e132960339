namespace CisLens.Inference.Runs.Audits;

/// <summary>What says something about rules without a test of its own.</summary>
public static class AuditEvidences
{
    /// <summary>All of it, in the order of the rules. A new one is added here.</summary>
    public static IReadOnlyList<IAuditEvidence> All { get; } =
    [
    ];
}
