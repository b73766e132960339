namespace CisLens.Shared.Data.Entities;

/// <summary>What runs that were deleted had used of workers' time; bound to nothing, so that it outlives them.</summary>
public sealed class ComputeUseEntity
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>Whose runs; null where that was not known.</summary>
    public string? PersonId { get; set; }

    /// <summary>In which project.</summary>
    public required string ProjectId { get; set; }

    /// <summary>Seconds of workers.</summary>
    public required double Seconds { get; set; }

    /// <summary>When the last of it ended (UTC).</summary>
    public required DateTimeOffset At { get; set; }
}
