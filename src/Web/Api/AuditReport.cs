namespace CisLens.Web.Api;

/// <summary>The audit of a run.</summary>
/// <param name="Done">Whether its verdicts are there.</param>
/// <param name="Origin">The id of the run that this one was made of; null for none, and where that run is gone.</param>
/// <param name="Rules">Gates first, then the rules by number; empty until it is done.</param>
public sealed record AuditReport(bool Done, string? Origin, IReadOnlyList<RuleView> Rules);
