using CisLens.Inference.Readiness;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>Makes Quartz jobs of readiness reports, so that a report and the chunks of runs are never computed at once.</summary>
public sealed class ReadinessJobs(ISchedulerFactory schedulers) : IReadinessJobs
{
    private const string Group = "readiness";

    /// <inheritdoc />
    public async Task AskAsync(string model, CancellationToken token)
    {
        if (await IsAskedAsync(model, token).ConfigureAwait(false))
            return;
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        var job = JobBuilder.Create<ReadinessJob>().WithIdentity(Key(model)).UsingJobData(ReadinessJob.Model, model).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(model, Group).StartAt(WaitingLine.Front)
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        // Replacing, because another process may make the same job at this moment.
        await scheduler.ScheduleJobs(
            new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = [trigger] }, ScheduleJobOptions.Replacing, token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<bool> IsAskedAsync(string model, CancellationToken token)
    {
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        return await scheduler.GetJobDetail(Key(model), token).ConfigureAwait(false) is not null;
    }

    private static JobKey Key(string model) => new(model, Group);
}
