namespace CisLens.Shared.Sequences;

/// <summary>What occurred more than once.</summary>
/// <param name="Ids">Rows set aside because their name was taken.</param>
/// <param name="Bases">Kept sequences whose bases, in any case, are those of an earlier one.</param>
public sealed record DuplicateSummary(long Ids, long Bases);
