using CisLens.Shared.Runs;

namespace CisLens.Shared.Data.Entities;

/// <summary>A stage of a run.</summary>
public sealed class RunStageEntity
{
    /// <summary>Identifier (database-made).</summary>
    public long Id { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>Order within the run, from 0.</summary>
    public required int Ordinal { get; set; }

    /// <summary>Unique within the run and the stage's folder below the run's: <c>predict</c>, <c>attribute/ism/0</c> (method, target index).</summary>
    public required string Key { get; set; }

    /// <summary>What it computes.</summary>
    public required StageKind Kind { get; set; }

    /// <summary>What people read, e.g. <c>ISM of CTCF</c>.</summary>
    public required string Title { get; set; }

    /// <summary>Where it stands.</summary>
    public StageState State { get; set; }

    /// <summary>Rows in all; 0 until known.</summary>
    public long Rows { get; set; }

    /// <summary>Chunks in all; 0 until known.</summary>
    public int Chunks { get; set; }

    /// <summary>What one row costs, in forward passes of the model (a backward pass counts as two); weighs the time left.</summary>
    public double CostPerRow { get; set; }

    /// <summary>When its first chunk began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
