namespace CisLens.Shared.Runs;

/// <summary>What an event of a run says.</summary>
public enum RunEventKind
{
    /// <summary>Rows done in a chunk.</summary>
    Progress,

    /// <summary>The run, a stage or a chunk changed its state.</summary>
    State,

    /// <summary>A line for the log.</summary>
    Log,

    /// <summary>A line for the log that a person should read.</summary>
    Warning,

    /// <summary>What people say of the run changed.</summary>
    Comment,
}
