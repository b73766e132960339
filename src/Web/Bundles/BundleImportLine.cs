namespace CisLens.Web.Bundles;

/// <summary>A bundle that becomes a run, as people see it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">The file's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Share">The share of its bytes that was compared with checksums, 0 to 1; null while it waits, and when it has ended.</param>
/// <param name="Run">The run; null until it is there.</param>
/// <param name="Failure">Why it failed: one sentence.</param>
/// <param name="Person">Who sent it.</param>
/// <param name="At">When (UTC).</param>
public sealed record BundleImportLine(string Id, string Name, BundleImportState State, double? Share, string? Run, string? Failure, string Person, DateTimeOffset At);
