namespace CisLens.Shared.Runs;

/// <summary>What may be done with a run in each state.</summary>
public static class RunStateRules
{
    /// <summary>Whether workers have, or may soon have, something to do for it.</summary>
    public static bool IsActive(RunState state) => state is RunState.Queued or RunState.Running or RunState.Cancelling;

    /// <summary>Whether its chunks may be begun.</summary>
    public static bool MayCompute(RunState state) => state is RunState.Queued or RunState.Running;

    /// <summary>Whether it can be stopped.</summary>
    public static bool CanCancel(RunState state) => state is RunState.Queued or RunState.Running;

    /// <summary>Whether it can go on after a stop or an error.</summary>
    public static bool CanResume(RunState state) => state is RunState.Cancelled or RunState.Failed;

    /// <summary>Whether it can be removed.</summary>
    public static bool CanDelete(RunState state) => !IsActive(state);
}
