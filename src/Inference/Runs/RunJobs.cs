using System.Globalization;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>Makes Quartz jobs of chunks. The portal uses it to submit without ever starting its scheduler.</summary>
public sealed class RunJobs(ISchedulerFactory schedulers, RunAdvance advance, IDbContextFactory<CisLensDb> databases, DataFolder data) : IRunScheduler
{
    /// <summary>How many jobs of a run wait at once: enough for many workers, few enough that a cancelled run is taken back at once.</summary>
    private const int Ahead = 64;

    /// <inheritdoc />
    public Task ScheduleAsync(string runId, CancellationToken token) => ScheduleAsync(runId, null, token);

    /// <summary>The same at the end of a chunk's job, which does not count as there any more: if the chunk was given back, it gets another.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="ended">The chunk; null for none.</param>
    /// <param name="token">Ends the wait for the database.</param>
    public async Task ScheduleAsync(string runId, ChunkKey? ended, CancellationToken token)
    {
        var chunks = await advance.AdvanceAsync(runId, token).ConfigureAwait(false);
        if (chunks.Count == 0)
            return;
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        var known = await KnownAsync(scheduler, runId, token).ConfigureAwait(false);
        var missing = chunks.Take(Ahead).Where(chunk => !known.Contains(Name(chunk))).ToList();
        var again = ended is not null && chunks.Contains(ended) && known.Contains(Name(ended));
        if (missing.Count == 0 && !again)
            return;
        var (group, person, isInteractive) = await WishAsync(runId, token).ConfigureAwait(false);
        var line = await WaitingLine.ReadAsync(scheduler, token).ConfigureAwait(false);
        if (again)
        {
            // Under another name, because the one under which the job was fired goes when it ends.
            var key = new TriggerKey($"{Name(ended!)}/{Identifier.New()}", runId);
            await scheduler.ScheduleJob(line.Join(key, group, person, isInteractive, new JobKey(Name(ended!), runId)), ScheduleJobOptions.Replacing, token).ConfigureAwait(false);
        }
        var jobs = missing.ToDictionary(Job, chunk => (IReadOnlyCollection<ITrigger>)[line.Join(new TriggerKey(Name(chunk), runId), group, person, isInteractive)]);
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

    /// <summary>Jobs go to workers that meet what the run asks for, in their person's turn.</summary>
    private async Task<(string? Group, string Person, bool IsInteractive)> WishAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var run = await db.Runs.AsNoTracking().SingleAsync(one => one.Id == runId, token).ConfigureAwait(false);
        var spec = RunSpec.FromJson(run.SpecJson);
        return (WorkerNeed.Of(spec).Group, run.PersonId ?? "", await RunUrgency.IsInteractiveAsync(db, run, spec, data.Run(runId), token).ConfigureAwait(false));
    }

    private static string Name(ChunkKey chunk) => string.Create(CultureInfo.InvariantCulture, $"{chunk.StageKey}/{chunk.Index}");

    private static IJobDetail Job(ChunkKey chunk) => JobBuilder.Create<ChunkJob>()
        .WithIdentity(Name(chunk), chunk.RunId)
        .UsingJobData(ChunkJob.RunId, chunk.RunId)
        .UsingJobData(ChunkJob.StageKey, chunk.StageKey)
        .UsingJobData(ChunkJob.Index, chunk.Index.ToString(CultureInfo.InvariantCulture))
        .RequestRecovery()
        .Build();
}
