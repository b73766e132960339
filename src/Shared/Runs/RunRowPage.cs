namespace CisLens.Shared.Runs;

/// <summary>A page of rows.</summary>
/// <param name="Total">Rows that match.</param>
/// <param name="Rows">The rows of the page.</param>
public sealed record RunRowPage(long Total, IReadOnlyList<RunRowView> Rows);
