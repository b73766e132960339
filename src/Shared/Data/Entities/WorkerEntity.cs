namespace CisLens.Shared.Data.Entities;

/// <summary>A worker process that has announced itself.</summary>
public sealed class WorkerEntity
{
    /// <summary>Host name and process id.</summary>
    public required string Id { get; set; }

    /// <summary>The device it computes on, e.g. <c>cpu (2 threads)</c>.</summary>
    public required string Device { get; set; }

    /// <summary>Its tags, separated by commas.</summary>
    public required string Tags { get; set; }

    /// <summary>The software version.</summary>
    public required string Version { get; set; }

    /// <summary>The machine it runs on.</summary>
    public string Host { get; set; } = "";

    /// <summary>Memory of the device it computes on, in bytes; 0 where that is not known.</summary>
    public long MemoryBytes { get; set; }

    /// <summary>Processor use of its process since it was last heard of: 1 is one core.</summary>
    public double Load { get; set; }

    /// <summary>Rows a second over its last chunks; 0 before the first ended.</summary>
    public double RowsPerSecond { get; set; }

    /// <summary>Whether a person asked it to take no more chunks.</summary>
    public bool IsDrained { get; set; }

    /// <summary>What it computes now; null when idle.</summary>
    public string? Doing { get; set; }

    /// <summary>When it started (UTC).</summary>
    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>When it was last heard of (UTC).</summary>
    public required DateTimeOffset SeenAt { get; set; }
}
