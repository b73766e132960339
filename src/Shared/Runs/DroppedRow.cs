namespace CisLens.Shared.Runs;

/// <summary>A sequence that a run leaves out.</summary>
/// <param name="Sequence">Place in the sequence set, from 0.</param>
/// <param name="Id">Name.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record DroppedRow(long Sequence, string Id, string Reason);
