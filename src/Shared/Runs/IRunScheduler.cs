namespace CisLens.Shared.Runs;

/// <summary>
/// Tells the workers. What must be computed is in the database; a message that is lost here delays a run until a worker
/// next compares the two, and loses nothing.
/// </summary>
public interface IRunScheduler
{
    /// <summary>Makes the jobs of a run's chunks that can be computed now and have none.</summary>
    public Task ScheduleAsync(string runId, CancellationToken token);

    /// <summary>Asks the workers to stop the chunks of a run, and takes back those not begun.</summary>
    public Task WithdrawAsync(string runId, CancellationToken token);
}
