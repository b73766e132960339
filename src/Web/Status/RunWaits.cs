using CisLens.Inference.Runs;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Status;

/// <summary>Says which runs wait though they could be computed, because no worker takes them.</summary>
public sealed class RunWaits(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    /// <summary>Why the run waits; null when a worker takes it, or when it does not wait.</summary>
    public async Task<string?> OfAsync(RunDetail run, CancellationToken cancellationToken)
    {
        if (!RunStateRules.MayCompute(run.Summary.State) || run.Stages.Any(stage => stage.ChunksRunning > 0))
            return null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var workers = await AliveAsync(database, cancellationToken);
        var need = WorkerNeed.Of(run.Spec);
        return workers.Any(worker => Takes(worker, need)) ? null : $"The run waits: {Why(need, workers)}";
    }

    /// <summary>One sentence for each kind of runs that wait.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var specs = await database.Runs
            .Where(run => (run.State == RunState.Queued || run.State == RunState.Running)
                && !database.RunChunks.Any(chunk => chunk.RunId == run.Id && chunk.State == StageState.Running))
            .Select(run => run.SpecJson).ToListAsync(cancellationToken);
        if (specs.Count == 0)
            return [];
        var workers = await AliveAsync(database, cancellationToken);
        return [.. specs.Select(json => WorkerNeed.Of(RunSpec.FromJson(json))).Where(need => !workers.Any(worker => Takes(worker, need)))
            .GroupBy(need => need).OrderBy(group => group.Key.Group, StringComparer.Ordinal)
            .Select(group => $"{(group.Count() == 1 ? "A run waits" : $"{group.Count()} runs wait")}: {Why(group.Key, workers)}")];
    }

    /// <summary>How many of the workers that are alive would take a run with such needs.</summary>
    public async Task<(int Able, int Alive)> AbleAsync(WorkerNeed need, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var workers = await AliveAsync(database, cancellationToken);
        return (workers.Count(worker => Takes(worker, need)), workers.Count);
    }

    private static string Why(WorkerNeed need, List<WorkerEntity> alive)
    {
        if (alive.Count == 0)
            return "no worker is alive. It goes on when one starts.";
        var able = alive.Where(worker => need.IsMetBy(worker.Tags.Split(','), worker.MemoryBytes)).ToList();
        if (able.Any(worker => worker.Doing == WorkerActivity.Storage))
            return "results cannot be written into the data folder: its disk is full, or it is read-only. It goes on by itself when they can.";
        if (able.Count > 0)
            return "every worker that could take it is drained, or of another version than the portal.";
        return $"no worker that is alive has {need}. It goes on when one comes.";
    }

    private static bool Takes(WorkerEntity worker, WorkerNeed need) => WorkerService.TakesChunks(worker) && need.IsMetBy(worker.Tags.Split(','), worker.MemoryBytes);

    private async Task<List<WorkerEntity>> AliveAsync(CisLensDb database, CancellationToken cancellationToken)
    {
        var since = await DatabaseClock.NowAsync(database, clock, cancellationToken) - WorkerService.Patience;
        return await database.Workers.AsNoTracking().Where(worker => worker.SeenAt > since).ToListAsync(cancellationToken);
    }
}
