namespace CisLens.Web.Status;

/// <summary>A worker process as it last announced itself.</summary>
/// <param name="Id">Host name and process id.</param>
/// <param name="Host">The machine.</param>
/// <param name="State">Whether it takes chunks.</param>
/// <param name="Device">What it computes on.</param>
/// <param name="MemoryBytes">The memory of that; 0 where not known.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Version">Its version.</param>
/// <param name="Load">Processor use of its process: 1 is one core.</param>
/// <param name="RowsPerSecond">Sequences a second over its last ten chunks; 0 before the first ended.</param>
/// <param name="IsDrained">Whether a person asked it to take no more.</param>
/// <param name="Task">What it does; null when idle.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it was last heard of.</param>
public sealed record WorkerRow(
    string Id, string Host, WorkerState State, string Device, long MemoryBytes, IReadOnlyList<string> Tags, string Version, double Load, double RowsPerSecond,
    bool IsDrained, WorkerTask? Task, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    /// <summary>Whether it is alive and takes chunks.</summary>
    public bool TakesChunks => State is WorkerState.Idle or WorkerState.Computing;
}
