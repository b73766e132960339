using System.Globalization;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Runs;

/// <summary>Writes into the database what happens to chunks: begun, done, given up, failed.</summary>
public sealed class ChunkLedger(IDbContextFactory<CisLensDb> databases, WorkerIdentity worker, TimeProvider clock)
{
    /// <summary>How often a chunk may be begun without ending before the run fails: a chunk that kills its worker must not do so for ever.</summary>
    public const int MostAttempts = 3;

    /// <summary>Begins a chunk.</summary>
    /// <returns>The work; null when there is nothing to do: the run has ended or is ending, or the chunk is done.</returns>
    public async Task<ChunkWork?> BeginAsync(ChunkKey key, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(item => item.Id == key.RunId, token).ConfigureAwait(false);
        var stage = await db.RunStages.AsNoTracking()
            .SingleOrDefaultAsync(item => item.RunId == key.RunId && item.Key == key.StageKey, token).ConfigureAwait(false);
        if (run is null || stage is null || !RunStateRules.MayCompute(run.State))
            return null;
        var chunk = await db.RunChunks.SingleOrDefaultAsync(item => item.StageId == stage.Id && item.Index == key.Index, token).ConfigureAwait(false);
        if (chunk is null || chunk.State == StageState.Done)
            return null;
        if (chunk.Attempts >= MostAttempts)
        {
            await FailAsync(key, AttemptsSentence(stage, chunk), null, token).ConfigureAwait(false);
            return null;
        }
        await MarkBegunAsync(db, run, stage, chunk, token).ConfigureAwait(false);
        return new ChunkWork(key, chunk.Id, stage.Id, stage.Title, chunk.Rows, RunSpec.FromJson(run.SpecJson), run.OriginId);
    }

    /// <summary>Whether a set of sequences is of the same project as the chunk's run.</summary>
    /// <param name="key">The chunk.</param>
    /// <param name="set">The set's identifier.</param>
    public bool HasSequences(ChunkKey key, string set)
    {
        using var db = databases.CreateDbContext();
        return db.SequenceSets.Any(one => one.Id == set && db.Runs.Any(run => run.Id == key.RunId && run.ProjectId == one.ProjectId));
    }

    /// <summary>A chunk is whole on disk.</summary>
    public async Task FinishAsync(ChunkWork work, TimeSpan taken, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var now = clock.GetUtcNow();
        await db.RunChunks.Where(chunk => chunk.Id == work.Id && chunk.State != StageState.Done).ExecuteUpdateAsync(
            set => set
                .SetProperty(chunk => chunk.State, StageState.Done)
                .SetProperty(chunk => chunk.RowsDone, chunk => chunk.Rows)
                .SetProperty(chunk => chunk.Seconds, taken.TotalSeconds)
                .SetProperty(chunk => chunk.FinishedAt, now),
            token).ConfigureAwait(false);
        var done = Event(work.Key, RunEventKind.Progress, "done");
        done.RowsDone = work.Rows;
        await AppendAsync(db, [done], work.Key.RunId, token).ConfigureAwait(false);
    }

    /// <summary>A chunk was stopped before it was whole, because the worker ends or the run was stopped; the attempt does not count.</summary>
    public async Task GiveUpAsync(ChunkWork work, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        await db.RunChunks.Where(chunk => chunk.Id == work.Id && chunk.State == StageState.Running).ExecuteUpdateAsync(
            set => set
                .SetProperty(chunk => chunk.State, StageState.Waiting)
                .SetProperty(chunk => chunk.RowsDone, 0)
                .SetProperty(chunk => chunk.Attempts, chunk => chunk.Attempts - 1),
            token).ConfigureAwait(false);
        await SettleCancelAsync(work.Key.RunId, token).ConfigureAwait(false);
    }

    /// <summary>The run cannot go on. What was computed is kept, and it can be resumed.</summary>
    /// <param name="key">The chunk at fault.</param>
    /// <param name="sentence">One sentence for the user.</param>
    /// <param name="logId">The id under which the details are in the log; null when there are none.</param>
    /// <param name="token">Ends the wait for the database.</param>
    public async Task FailAsync(ChunkKey key, string sentence, string? logId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var transaction = await db.Database.BeginTransactionAsync(token).ConfigureAwait(false);
        await using var transactionDisposal = transaction.ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var failed = await db.Runs
            .Where(run => run.Id == key.RunId && (run.State == RunState.Queued || run.State == RunState.Running))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(run => run.State, RunState.Failed)
                    .SetProperty(run => run.Failure, sentence)
                    .SetProperty(run => run.FailureLogId, logId)
                    .SetProperty(run => run.FinishedAt, now),
                token).ConfigureAwait(false);
        await RunMarks.StopAsync(db, key.RunId, failed > 0 ? StageState.Failed : StageState.Cancelled, token).ConfigureAwait(false);
        if (failed > 0)
            await AppendAsync(
                db, [Event(key, RunEventKind.Warning, sentence), RunEvent(key.RunId, RunState.Failed)], key.RunId, token).ConfigureAwait(false);
        await transaction.CommitAsync(token).ConfigureAwait(false);
        if (failed == 0)
            await SettleCancelAsync(key.RunId, token).ConfigureAwait(false);
    }

    /// <summary>Ends a run that a person stopped, once no chunk of it is in flight.</summary>
    public async Task SettleCancelAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var transaction = await db.Database.BeginTransactionAsync(token).ConfigureAwait(false);
        await using var transactionDisposal = transaction.ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var ended = await db.Runs
            .Where(run => run.Id == runId && run.State == RunState.Cancelling
                && !db.RunChunks.Any(chunk => chunk.RunId == runId && chunk.State == StageState.Running))
            .ExecuteUpdateAsync(
                set => set.SetProperty(run => run.State, RunState.Cancelled).SetProperty(run => run.FinishedAt, now), token)
            .ConfigureAwait(false);
        if (ended == 0)
            return;
        await RunMarks.StopAsync(db, runId, StageState.Cancelled, token).ConfigureAwait(false);
        await AppendAsync(db, [RunEvent(runId, RunState.Cancelled)], runId, token).ConfigureAwait(false);
        await transaction.CommitAsync(token).ConfigureAwait(false);
    }

    /// <summary>Writes progress and asks whether to go on.</summary>
    /// <param name="work">The chunk.</param>
    /// <param name="rowsDone">Rows done; null when nothing changed since the last time.</param>
    /// <param name="token">Ends the wait for the database.</param>
    /// <returns>False when the run was stopped, has failed elsewhere, or is gone.</returns>
    public async Task<bool> ReportAsync(ChunkWork work, int? rowsDone, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var state = await db.Runs.Where(run => run.Id == work.Key.RunId).Select(run => (RunState?)run.State)
            .SingleOrDefaultAsync(token).ConfigureAwait(false);
        if (state is not { } known || !RunStateRules.MayCompute(known))
            return false;
        if (rowsDone is not { } rows)
            return true;
        await db.RunChunks.Where(chunk => chunk.Id == work.Id && chunk.State == StageState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(chunk => chunk.RowsDone, rows), token).ConfigureAwait(false);
        var progress = Event(work.Key, RunEventKind.Progress, "");
        progress.RowsDone = rows;
        await AppendAsync(db, [progress], work.Key.RunId, token).ConfigureAwait(false);
        return true;
    }

    /// <summary>Writes what a stage says while it works into the log.</summary>
    public async Task LogAsync(ChunkWork work, IReadOnlyList<string> lines, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
            return;
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        await AppendAsync(db, [.. lines.Select(line => Event(work.Key, RunEventKind.Log, $"{work.Title}: {line}"))], work.Key.RunId, token).ConfigureAwait(false);
    }

    /// <summary>Writes into the log what keeps a chunk from being computed.</summary>
    public async Task WarnAsync(ChunkWork work, string sentence, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        await AppendAsync(db, [Event(work.Key, RunEventKind.Warning, sentence)], work.Key.RunId, token).ConfigureAwait(false);
    }

    private async Task MarkBegunAsync(CisLensDb db, RunEntity run, RunStageEntity stage, RunChunkEntity chunk, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var events = new List<RunEventEntity>();
        var before = run.SoftwareVersion.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var isUpgraded = before.Length > 0 && !before.Contains(SoftwareVersion.Current);
        if (isUpgraded)
            events.Add(LogEvent(run.Id, $"The run goes on with version {SoftwareVersion.Current}; what was computed before is of version {run.SoftwareVersion}."));
        var version = string.Join(", ", before.Append(SoftwareVersion.Current).Distinct());
        var runs = await db.Runs.Where(item => item.Id == run.Id && (item.State == RunState.Queued || (isUpgraded && item.State == RunState.Running))).ExecuteUpdateAsync(
            set => set
                .SetProperty(item => item.State, RunState.Running)
                .SetProperty(item => item.SoftwareVersion, version)
                .SetProperty(item => item.StartedAt, item => item.StartedAt ?? now),
            token).ConfigureAwait(false);
        if (runs > 0)
            events.Add(RunEvent(run.Id, RunState.Running));
        var stages = await db.RunStages.Where(item => item.Id == stage.Id && item.State == StageState.Waiting).ExecuteUpdateAsync(
            set => set
                .SetProperty(item => item.State, StageState.Running)
                .SetProperty(item => item.StartedAt, item => item.StartedAt ?? now),
            token).ConfigureAwait(false);
        if (stages > 0)
        {
            events.Add(StageEvent(stage, RunEventKind.State, "running"));
            events.Add(StageEvent(stage, RunEventKind.Log, $"{stage.Title}: begun by {worker.Id}."));
        }
        if (chunk.Attempts > 0)
            events.Add(StageEvent(stage, RunEventKind.Log, string.Create(
                CultureInfo.InvariantCulture, $"{stage.Title}: part {chunk.Index + 1} is begun again (attempt {chunk.Attempts + 1} of {MostAttempts}).")));
        // An attempt of this very process that is not in flight did not end its worker.
        if (chunk.State != StageState.Running || chunk.Worker != worker.Id)
            chunk.Attempts++;
        (chunk.State, chunk.Worker, chunk.StartedAt, chunk.RowsDone) = (StageState.Running, worker.Id, now, 0);
        await RunEventLog.SaveAsync(db, events, token).ConfigureAwait(false);
    }

    private static string AttemptsSentence(RunStageEntity stage, RunChunkEntity chunk) => string.Create(
        CultureInfo.InvariantCulture,
        $"Part {chunk.Index + 1} of {stage.Chunks} of '{stage.Title}' ended its worker {MostAttempts} times, probably for want of memory; free memory or use shorter sequences, then resume the run.");

    private RunEventEntity Event(ChunkKey key, RunEventKind kind, string message) => new()
    {
        RunId = key.RunId,
        StageKey = key.StageKey,
        Chunk = key.Index,
        Kind = kind,
        Message = message,
        At = clock.GetUtcNow(),
    };

    private RunEventEntity StageEvent(RunStageEntity stage, RunEventKind kind, string message) =>
        new() { RunId = stage.RunId, StageKey = stage.Key, Kind = kind, Message = message, At = clock.GetUtcNow() };

    private RunEventEntity LogEvent(string runId, string message) =>
        new() { RunId = runId, Kind = RunEventKind.Log, Message = message, At = clock.GetUtcNow() };

    private RunEventEntity RunEvent(string runId, RunState state) =>
        new() { RunId = runId, Kind = RunEventKind.State, Message = state.ToString().ToLowerInvariant(), At = clock.GetUtcNow() };

    private static async Task AppendAsync(CisLensDb db, RunEventEntity[] events, string runId, CancellationToken token)
    {
        try
        {
            await RunEventLog.SaveAsync(db, events, token).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (!db.Runs.Any(run => run.Id == runId))
        {
            // The run was deleted meanwhile; nobody will read its events.
            db.ChangeTracker.Clear();
        }
    }
}
