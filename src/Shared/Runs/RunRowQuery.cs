namespace CisLens.Shared.Runs;

/// <summary>Which rows of a run a table shows.</summary>
/// <param name="First">First row of the page, from 0, in the order asked for.</param>
/// <param name="Count">Most rows on the page.</param>
/// <param name="Search">Part of an id; empty for all.</param>
/// <param name="SortBy">
/// Null for the order of the set; <c>prediction/0</c> for the prediction of a target (index in <see cref="RunSpec.Targets"/>);
/// a <see cref="TrackKey"/> for its strongest attribution.
/// </param>
/// <param name="Descending">Largest first.</param>
public sealed record RunRowQuery(long First, int Count, string Search = "", string? SortBy = null, bool Descending = true);
