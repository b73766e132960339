using System.Globalization;
using System.Security.Claims;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Status;

/// <summary>Who computes, and who shall not any more.</summary>
public sealed class WorkerService(IDbContextFactory<CisLensDb> databases, IProjectMembership membership, RunWaits waits, ActivityLog activity, TimeProvider clock)
{
    // A worker announces itself every few seconds; a busy machine may be late.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>The workers that were heard of in the last day, those alive first. Of runs one learns only in one's own projects.</summary>
    public async Task<WorkersView?> ListAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = await DatabaseClock.NowAsync(database, clock, cancellationToken);
        var workers = await database.Workers.AsNoTracking().Where(worker => worker.SeenAt > now - Remembered).OrderBy(worker => worker.Id).ToListAsync(cancellationToken);
        var tasks = await TasksAsync(database, user, workers, cancellationToken);
        return new WorkersView(
            [.. workers.Select(worker => Row(worker, now, tasks)).OrderBy(worker => worker.State == WorkerState.Gone)], SoftwareVersion.Current, await waits.AllAsync(cancellationToken));
    }

    /// <summary>Lets a worker finish what it has and take no more, or take chunks again.</summary>
    /// <returns>Whether there is such a worker.</returns>
    public async Task<bool> DrainAsync(ClaimsPrincipal user, string id, bool isDrained, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var changed = await database.Workers.Where(worker => worker.Id == id).ExecuteUpdateAsync(set => set.SetProperty(worker => worker.IsDrained, isDrained), cancellationToken);
        if (changed > 0)
            await activity.AddAsync(user, null, isDrained ? "drained a worker" : "let a worker take chunks again", id, cancellationToken);
        return changed > 0;
    }

    /// <summary>Takes a worker away. One that is alive gives back what it computes and ends; what a dead one had goes to others.</summary>
    /// <returns>Whether there was such a worker.</returns>
    public async Task<bool> RemoveAsync(ClaimsPrincipal user, string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var removed = await database.Workers.Where(worker => worker.Id == id).ExecuteDeleteAsync(cancellationToken);
        if (removed > 0)
            await activity.AddAsync(user, null, "removed a worker", id, cancellationToken);
        return removed > 0;
    }

    /// <summary>Whether a worker takes chunks, if it is alive.</summary>
    internal static bool TakesChunks(WorkerEntity worker) => !worker.IsDrained && worker.Version == SoftwareVersion.Current && worker.Doing != WorkerActivity.Storage;

    private async Task<Dictionary<string, WorkerTask>> TasksAsync(CisLensDb database, ClaimsPrincipal user, List<WorkerEntity> workers, CancellationToken cancellationToken)
    {
        var chunks = workers.Select(worker => worker.Doing).OfType<string>().Distinct().Select(doing => (Doing: doing, Parts: doing.Split('/'))).Where(one => one.Parts.Length > 2)
            .Select(one => (one.Doing, Run: one.Parts[0], Stage: string.Join('/', one.Parts[1..^1]), Chunk: int.Parse(one.Parts[^1], CultureInfo.InvariantCulture))).ToList();
        var runs = chunks.Select(chunk => chunk.Run).ToList();
        var visible = await database.Runs.Where(run => runs.Contains(run.Id))
            .Join(membership.Visible(database, user), run => run.ProjectId, project => project.Id, (run, _) => new { run.Id, run.ProjectId, run.Name })
            .ToDictionaryAsync(run => run.Id, cancellationToken);
        var titles = await database.RunStages.Where(stage => runs.Contains(stage.RunId)).ToDictionaryAsync(stage => (stage.RunId, stage.Key), stage => stage.Title, cancellationToken);
        return chunks.Where(chunk => visible.ContainsKey(chunk.Run) && titles.ContainsKey((chunk.Run, chunk.Stage))).ToDictionary(
            chunk => chunk.Doing,
            chunk => new WorkerTask($"{visible[chunk.Run].Name}: {titles[(chunk.Run, chunk.Stage)]}, part {chunk.Chunk + 1}", visible[chunk.Run].ProjectId, chunk.Run));
    }

    private static WorkerRow Row(WorkerEntity worker, DateTimeOffset now, Dictionary<string, WorkerTask> tasks) => new(
        worker.Id, worker.Host, State(worker, now), worker.Device, worker.MemoryBytes, worker.Tags.Split(','), worker.Version, worker.Load, worker.RowsPerSecond,
        worker.IsDrained, Task(worker.Doing, tasks), worker.StartedAt, worker.SeenAt);

    private static WorkerState State(WorkerEntity worker, DateTimeOffset now) => worker switch
    {
        _ when now - worker.SeenAt >= Patience => WorkerState.Gone,
        _ when worker.Version != SoftwareVersion.Current => WorkerState.OtherVersion,
        { Doing: WorkerActivity.Storage } => WorkerState.Held,
        { IsDrained: true, Doing: null } => WorkerState.Drained,
        { IsDrained: true } => WorkerState.Draining,
        { Doing: null } => WorkerState.Idle,
        _ => WorkerState.Computing,
    };

    private static WorkerTask? Task(string? doing, Dictionary<string, WorkerTask> tasks) => doing switch
    {
        null => null,
        WorkerActivity.Testing => new WorkerTask("tests a model"),
        WorkerActivity.Storage => new WorkerTask("waits until the data folder can be written: its disk is full, or it is read-only"),
        WorkerActivity.Training => new WorkerTask("trains a model"),
        _ => tasks.GetValueOrDefault(doing) ?? new WorkerTask("busy"),
    };
}
