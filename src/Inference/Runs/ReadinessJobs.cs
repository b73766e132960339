using CisLens.Inference.Readiness;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>Makes Quartz jobs of readiness reports, so that a report and the chunks of runs are never computed at once.</summary>
public sealed class ReadinessJobs(ISchedulerFactory schedulers) : IReadinessJobs
{
    private const string Group = "readiness";

    /// <inheritdoc />
    public Task AskAsync(string model, CancellationToken token) => AskAsync(model, TimeSpan.Zero, token);

    /// <inheritdoc />
    public async Task<bool> IsAskedAsync(string model, CancellationToken token)
    {
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        return await scheduler.GetJobDetail(Key(model), token).ConfigureAwait(false) is not null;
    }

    /// <summary>Asks for a report that nobody waits for.</summary>
    /// <param name="model">The model's id in the catalogue.</param>
    /// <param name="delay">What is asked for until then comes first.</param>
    /// <param name="token">Cancels the asking.</param>
    public async Task AskAsync(string model, TimeSpan delay, CancellationToken token)
    {
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        if (await scheduler.GetJobDetail(Key(model), token).ConfigureAwait(false) is not null)
            return;
        var job = JobBuilder.Create<ReadinessJob>().WithIdentity(Key(model)).UsingJobData(ReadinessJob.Model, model).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(model, Group).StartAt(DateTimeOffset.UtcNow + delay)
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        // Replacing, because another process may make the same job at this moment.
        await scheduler.ScheduleJobs(
            new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = [trigger] }, ScheduleJobOptions.Replacing, token).ConfigureAwait(false);
    }

    private static JobKey Key(string model) => new(model, Group);
}
