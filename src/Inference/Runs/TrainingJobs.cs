using CisLens.Inference.Training.Sets;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>Makes Quartz jobs of trainings, so that a training and the chunks of runs are never computed at once.</summary>
public sealed class TrainingJobs(ISchedulerFactory schedulers, TrainingStore store) : ITrainingJobs
{
    private const string Group = "training";

    /// <inheritdoc />
    public async Task AskAsync(string id, CancellationToken token)
    {
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        if (await scheduler.GetJobDetail(Key(id), token).ConfigureAwait(false) is not null)
            return;
        var job = JobBuilder.Create<TrainingJob>().WithIdentity(Key(id)).UsingJobData(TrainingJob.Training, id).RequestRecovery().Build();
        var line = await WaitingLine.ReadAsync(scheduler, token).ConfigureAwait(false);
        var trigger = line.Join(new TriggerKey(id, Group), null, store.Find(id)?.PersonId ?? "", isInteractive: false);
        // Replacing, because another process may make the same job at this moment.
        await scheduler.ScheduleJobs(
            new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = [trigger] }, ScheduleJobOptions.Replacing, token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task WithdrawAsync(string id, CancellationToken token)
    {
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        await scheduler.DeleteJob(Key(id), token).ConfigureAwait(false);
    }

    private static JobKey Key(string id) => new(id, Group);
}
