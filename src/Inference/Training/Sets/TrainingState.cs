namespace CisLens.Inference.Training.Sets;

/// <summary>Where a training stands.</summary>
public enum TrainingState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker trains.</summary>
    Running,

    /// <summary>The model is in the project.</summary>
    Done,

    /// <summary>It could not be trained.</summary>
    Failed,

    /// <summary>A person stopped it.</summary>
    Cancelled,
}
