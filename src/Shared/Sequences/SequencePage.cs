namespace CisLens.Shared.Sequences;

/// <summary>A page of a search.</summary>
/// <param name="Total">Number of sequences that match.</param>
/// <param name="Rows">The rows of the page, in the order of the set.</param>
public sealed record SequencePage(long Total, IReadOnlyList<SequenceRow> Rows);
