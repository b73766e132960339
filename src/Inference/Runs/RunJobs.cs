using System.Globalization;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>Makes Quartz jobs of chunks. The portal uses it to submit without ever starting its scheduler.</summary>
public sealed class RunJobs(ISchedulerFactory schedulers, RunAdvance advance, IDbContextFactory<CisLensDb> databases) : IRunScheduler
{
    /// <summary>How many jobs of a run wait at once: enough for many workers, few enough that a cancelled run is taken back at once.</summary>
    private const int Ahead = 64;

    /// <inheritdoc />
    public async Task ScheduleAsync(string runId, CancellationToken token)
    {
        var chunks = await advance.AdvanceAsync(runId, token).ConfigureAwait(false);
        if (chunks.Count == 0)
            return;
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        var known = await KnownAsync(scheduler, runId, token).ConfigureAwait(false);
        var missing = chunks.Take(Ahead).Where(chunk => !known.Contains(Name(chunk))).ToList();
        if (missing.Count == 0)
            return;
        var group = await GroupAsync(runId, token).ConfigureAwait(false);
        var jobs = missing.ToDictionary(Job, chunk => (IReadOnlyCollection<ITrigger>)[Trigger(chunk, group)]);
        // Replacing, because another process may make the same job at this moment.
        await scheduler.ScheduleJobs(jobs, ScheduleJobOptions.Replacing, token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task WithdrawAsync(string runId, CancellationToken token)
    {
        // Chunks in flight look at the run's state themselves.
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        await scheduler.DeleteJobs(GroupMatcher<JobKey>.GroupEquals(runId), token).ConfigureAwait(false);
    }

    private static async Task<HashSet<string>> KnownAsync(IScheduler scheduler, string runId, CancellationToken token)
    {
        var page = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(runId) }, token).ConfigureAwait(false);
        return [.. page.Items.Select(job => job.Key.Name)];
    }

    /// <summary>Runs that ask for a graphics card go to workers with the tag gpu, those that ask for the processor to cpu, others anywhere.</summary>
    private async Task<string?> GroupAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var json = await db.Runs.Where(run => run.Id == runId).Select(run => run.SpecJson).SingleAsync(token).ConfigureAwait(false);
        var device = RunSpec.FromJson(json).Device;
        return device == "auto" ? null : device.StartsWith("cuda", StringComparison.Ordinal) ? "gpu" : "cpu";
    }

    private static string Name(ChunkKey chunk) => string.Create(CultureInfo.InvariantCulture, $"{chunk.StageKey}/{chunk.Index}");

    private static IJobDetail Job(ChunkKey chunk) => JobBuilder.Create<ChunkJob>()
        .WithIdentity(Name(chunk), chunk.RunId)
        .UsingJobData(ChunkJob.RunId, chunk.RunId)
        .UsingJobData(ChunkJob.StageKey, chunk.StageKey)
        .UsingJobData(ChunkJob.Index, chunk.Index.ToString(CultureInfo.InvariantCulture))
        .RequestRecovery()
        .Build();

    private static ITrigger Trigger(ChunkKey chunk, string? group)
    {
        var trigger = TriggerBuilder.Create()
            .WithIdentity(Name(chunk), chunk.RunId)
            .StartNow()
            // A chunk that waits long behind others is not late; it keeps its place.
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires));
        return (group is null ? trigger : trigger.WithExecutionGroup(group)).Build();
    }
}
