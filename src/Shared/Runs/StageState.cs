namespace CisLens.Shared.Runs;

/// <summary>Where a stage or a chunk of a run stands.</summary>
public enum StageState
{
    /// <summary>Waits for the stages it needs, or for a worker.</summary>
    Waiting,

    /// <summary>A worker computes it.</summary>
    Running,

    /// <summary>Its files are whole.</summary>
    Done,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Stopped by a person.</summary>
    Cancelled,
}
