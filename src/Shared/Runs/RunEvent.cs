namespace CisLens.Shared.Runs;

/// <summary>An event of a run.</summary>
/// <param name="Id">Its number; grows.</param>
/// <param name="RunId">The run.</param>
/// <param name="StageKey">The stage; null when it is about the whole run.</param>
/// <param name="Chunk">The chunk; null when it is about the stage.</param>
/// <param name="Kind">What it says.</param>
/// <param name="RowsDone">For progress: rows done in the chunk.</param>
/// <param name="Message">One line for people; for state events the new state.</param>
/// <param name="At">When (UTC).</param>
public sealed record RunEvent(
    long Id, string RunId, string? StageKey, int? Chunk, RunEventKind Kind, int? RowsDone, string Message, DateTimeOffset At);
