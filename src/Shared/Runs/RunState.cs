namespace CisLens.Shared.Runs;

/// <summary>Where a run stands. A cancelled run is not a failed one; both can be resumed.</summary>
public enum RunState
{
    /// <summary>Submitted, not yet begun.</summary>
    Queued,

    /// <summary>At least one chunk has begun.</summary>
    Running,

    /// <summary>A person asked to stop; chunks in flight are ending.</summary>
    Cancelling,

    /// <summary>Stopped by a person; what was computed is kept.</summary>
    Cancelled,

    /// <summary>Stopped by an error; what was computed is kept.</summary>
    Failed,

    /// <summary>Everything asked for is there.</summary>
    Done,
}
