using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CisLens.Inference.Runs;

/// <summary>
/// Compares the runs in the database with the jobs and the files, when the worker starts and from time to time after: chunks of
/// workers that are gone wait again, missing jobs are made, finished stages end, stopped runs end.
/// </summary>
public sealed partial class RunReconciler(
    IDbContextFactory<CisLensDb> databases,
    CisLensSettings settings,
    RunJobs jobs,
    ChunkLedger ledger,
    ChunkExecution execution,
    WorkerIdentity worker,
    TimeProvider clock,
    ILogger<RunReconciler> log) : BackgroundService
{
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>A worker that was not heard of for so long is gone; it writes every <see cref="WorkerHeartbeat.Interval"/>.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>Does the first comparison before Quartz starts to hand out jobs.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReconcileAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does one comparison.</summary>
    public async Task ReconcileAsync(CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        await FreeAbandonedAsync(db, token).ConfigureAwait(false);
        var active = await db.Runs
            .Where(run => run.State == RunState.Queued || run.State == RunState.Running || run.State == RunState.Cancelling)
            .OrderBy(run => run.SubmittedAt).Select(run => new { run.Id, run.State }).ToListAsync(token).ConfigureAwait(false);
        foreach (var run in active)
        {
            if (run.State == RunState.Cancelling)
                await ledger.SettleCancelAsync(run.Id, token).ConfigureAwait(false);
            else
                await jobs.ScheduleAsync(run.Id, token).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await ReconcileAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailure(error);
            }
        }
    }

    private async Task FreeAbandonedAsync(CisLensDb db, CancellationToken token)
    {
        var alive = await AliveAsync(db, token).ConfigureAwait(false);
        var running = await db.RunChunks.AsNoTracking().Where(chunk => chunk.State == StageState.Running)
            .Join(db.RunStages, chunk => chunk.StageId, stage => stage.Id, (chunk, stage) => new { chunk.Id, chunk.RunId, stage.Key, chunk.Index, chunk.Worker })
            .ToListAsync(token).ConfigureAwait(false);
        var abandoned = running
            .Where(chunk => chunk.Worker == worker.Id
                ? !execution.IsInFlight(new ChunkKey(chunk.RunId, chunk.Key, chunk.Index))
                : !alive.Contains(chunk.Worker ?? ""))
            .Select(chunk => chunk.Id).ToList();
        if (abandoned.Count == 0)
            return;
        LogAbandoned(abandoned.Count);
        // An attempt counts when it ended its worker; that of a worker which still lives did not.
        await db.RunChunks.Where(chunk => abandoned.Contains(chunk.Id) && chunk.State == StageState.Running).ExecuteUpdateAsync(
            set => set
                .SetProperty(chunk => chunk.State, StageState.Waiting)
                .SetProperty(chunk => chunk.RowsDone, 0)
                .SetProperty(chunk => chunk.Attempts, chunk => chunk.StartedAt > _startedAt && chunk.Worker == worker.Id ? chunk.Attempts - 1 : chunk.Attempts),
            token).ConfigureAwait(false);
    }

    /// <summary>The other workers that are alive; on SQLite there are none, because the lock lets one work at a time.</summary>
    private async Task<HashSet<string>> AliveAsync(CisLensDb db, CancellationToken token)
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
            return [];
        var since = await DatabaseClock.NowAsync(db, clock, token).ConfigureAwait(false) - Silence;
        return await db.Workers.Where(item => item.SeenAt >= since).Select(item => item.Id).ToHashSetAsync(token).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} chunks were left by a worker that is gone; they wait again.")]
    private partial void LogAbandoned(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The runs could not be compared with the jobs; trying again.")]
    private partial void LogFailure(Exception error);
}
