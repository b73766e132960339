using CisLens.Shared.Runs;

namespace CisLens.Shared.Data.Entities;

/// <summary>A chunk of a stage: rows [<see cref="FirstRow"/>, FirstRow + Rows). The files on disk are the truth; this row mirrors them.</summary>
public sealed class RunChunkEntity
{
    /// <summary>Identifier (database-made).</summary>
    public long Id { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The stage.</summary>
    public required long StageId { get; set; }

    /// <summary>Order within the stage, from 0.</summary>
    public required int Index { get; set; }

    /// <summary>The first row (0-based, run order).</summary>
    public required long FirstRow { get; set; }

    /// <summary>How many rows.</summary>
    public required int Rows { get; set; }

    /// <summary>Rows done so far.</summary>
    public int RowsDone { get; set; }

    /// <summary>Where it stands.</summary>
    public StageState State { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>The worker that has or had it.</summary>
    public string? Worker { get; set; }

    /// <summary>How long the attempt that finished took, in seconds; null until then.</summary>
    public double? Seconds { get; set; }

    /// <summary>When the last attempt began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
