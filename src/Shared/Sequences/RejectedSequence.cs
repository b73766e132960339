namespace CisLens.Shared.Sequences;

/// <summary>A row of the file that was not taken into the set.</summary>
/// <param name="Line">Line where the row begins, counted from 1.</param>
/// <param name="Id">Name as far as it could be read; may be empty.</param>
/// <param name="Reason">One sentence that says what is wrong and what to do.</param>
public sealed record RejectedSequence(long Line, string Id, string Reason);
