namespace CisLens.Shared.Runs;

/// <summary>How far a run's results are put to the test. Rules that need no test of their own are looked at in any case.</summary>
public sealed record AuditSpec
{
    /// <summary>The tests with their settings.</summary>
    public IReadOnlyList<AuditTestSpec> Tests { get; init; } = [];
}
