using CisLens.Shared.Runs;

namespace CisLens.Shared.Data.Entities;

/// <summary>An event of a run. Append-only; written by workers, read in order of <see cref="Id"/> by the portal.</summary>
public sealed class RunEventEntity
{
    /// <summary>Identifier (database-made, growing).</summary>
    public long Id { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The stage's key; null when the event is about the whole run.</summary>
    public string? StageKey { get; set; }

    /// <summary>The chunk's index; null when the event is about the stage.</summary>
    public int? Chunk { get; set; }

    /// <summary>What it says.</summary>
    public required RunEventKind Kind { get; set; }

    /// <summary>For progress: rows done in the chunk.</summary>
    public int? RowsDone { get; set; }

    /// <summary>One line for people; for state events the new state.</summary>
    public string Message { get; set; } = "";

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }
}
