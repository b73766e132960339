using System.Globalization;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Runs;

/// <summary>
/// Moves a run on: plans the chunks of stages whose turn has come, ends stages whose chunks are done, ends the run. May be
/// called by anyone at any time, also by several processes at once: every step is a no-op when it has been done.
/// </summary>
public sealed class RunAdvance(IDbContextFactory<CisLensDb> databases, DataFolder data, TimeProvider clock)
{
    // What is in one turn needs nothing of each other: patterns come from the attributions, their places from the patterns; tests look at all of it.
    private static readonly StageKind[][] Turns =
    [
        [StageKind.Prepare],
        [StageKind.Predict, StageKind.Attribute, StageKind.Embed, StageKind.Filters, StageKind.Scan],
        [StageKind.Discover],
        [StageKind.Instances],
        [StageKind.Test],
        [StageKind.Audit],
        [StageKind.Bundle],
    ];

    /// <summary>Moves a run on.</summary>
    /// <returns>The chunks that can be computed now, in the order in which they should be.</returns>
    public async Task<IReadOnlyList<ChunkKey>> AdvanceAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(item => item.Id == runId, token).ConfigureAwait(false);
        if (run is null || !RunStateRules.MayCompute(run.State))
            return [];
        foreach (var kinds in Turns)
        {
            var stages = await db.RunStages.AsNoTracking().Where(stage => stage.RunId == runId && kinds.Contains(stage.Kind))
                .OrderBy(stage => stage.Ordinal).ToListAsync(token).ConfigureAwait(false);
            await PlanAsync(db, run, stages, token).ConfigureAwait(false);
            var waiting = await WaitingAsync(db, run, stages, token).ConfigureAwait(false);
            if (waiting is not null)
                return waiting;
        }
        await EndRunAsync(db, run, token).ConfigureAwait(false);
        return [];
    }

    /// <summary>The chunks of a turn that wait; null when the whole turn is done.</summary>
    private async Task<IReadOnlyList<ChunkKey>?> WaitingAsync(
        CisLensDb db, RunEntity run, List<RunStageEntity> stages, CancellationToken token)
    {
        var whole = true;
        var keys = new List<ChunkKey>();
        foreach (var stage in stages)
        {
            var open = await db.RunChunks.AsNoTracking().Where(chunk => chunk.StageId == stage.Id && chunk.State != StageState.Done)
                .OrderBy(chunk => chunk.Index).Select(chunk => new { chunk.Index, chunk.State }).ToListAsync(token).ConfigureAwait(false);
            keys.AddRange(open.Where(chunk => chunk.State == StageState.Waiting).Select(chunk => new ChunkKey(run.Id, stage.Key, chunk.Index)));
            whole &= open.Count == 0;
            if (open.Count == 0 && stage.State != StageState.Done)
                await EndStageAsync(db, stage, token).ConfigureAwait(false);
        }
        return whole ? null : keys;
    }

    private async Task PlanAsync(CisLensDb db, RunEntity run, List<RunStageEntity> stages, CancellationToken token)
    {
        var ids = stages.Select(stage => stage.Id).ToList();
        var planned = await db.RunChunks.Where(chunk => ids.Contains(chunk.StageId)).Select(chunk => chunk.StageId)
            .Distinct().ToListAsync(token).ConfigureAwait(false);
        foreach (var stage in stages.Where(stage => !planned.Contains(stage.Id)))
            await PlanAsync(db, run, stage, token).ConfigureAwait(false);
    }

    private async Task PlanAsync(CisLensDb db, RunEntity run, RunStageEntity stage, CancellationToken token)
    {
        var folder = data.Run(run.Id);
        var (layout, cost) = await LayoutAsync(db, run, stage, folder, token).ConfigureAwait(false);
        db.ChangeTracker.Clear();
        db.RunChunks.AddRange(Enumerable.Range(0, layout.Count).Select(index => Chunk(stage, layout, index, folder)));
        try
        {
            await db.SaveChangesAsync(token).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (db.RunChunks.Any(chunk => chunk.StageId == stage.Id))
        {
            // Another process planned the stage at the same moment; the plan follows from the files, so it is the same.
            db.ChangeTracker.Clear();
        }
        await db.RunStages.Where(item => item.Id == stage.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(item => item.Rows, layout.Rows)
                .SetProperty(item => item.Chunks, layout.Count)
                .SetProperty(item => item.CostPerRow, cost),
            token).ConfigureAwait(false);
    }

    private static async Task<(ChunkLayout Layout, double Cost)> LayoutAsync(
        CisLensDb db, RunEntity run, RunStageEntity stage, RunFolder folder, CancellationToken token)
    {
        if (stage.Kind == StageKind.Bundle)
            return (new ChunkLayout(1, 1), 0);
        if (stage.Kind == StageKind.Prepare)
            return (await PrepareLayoutAsync(db, run, token).ConfigureAwait(false), 0);
        var prepared = PreparedRun.Read(folder)
            ?? throw new InvalidOperationException($"The files of the prepare stage of run {run.Id} are missing.");
        await db.Runs.Where(item => item.Id == run.Id).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.Rows, prepared.Rows).SetProperty(item => item.Dropped, prepared.Dropped),
            token).ConfigureAwait(false);
        return (prepared.Layout(stage.Key)!.Value, prepared.Stages.Single(item => item.Key == stage.Key).CostPerRow);
    }

    private static async Task<ChunkLayout> PrepareLayoutAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        var source = RunSpec.FromJson(run.SpecJson).Sequences;
        var count = await db.SequenceSets.Where(set => set.Id == source.Id).Select(set => set.Count)
            .SingleOrDefaultAsync(token).ConfigureAwait(false);
        var rows = (int)Math.Clamp(Math.Min(source.Sample ?? count, count), 1, int.MaxValue);
        return new ChunkLayout(rows, rows);
    }

    private static RunChunkEntity Chunk(RunStageEntity stage, ChunkLayout layout, int index, RunFolder folder)
    {
        var whole = folder.IsWhole(stage.Key, index);
        return new RunChunkEntity
        {
            RunId = stage.RunId,
            StageId = stage.Id,
            Index = index,
            FirstRow = layout.First(index),
            Rows = layout.RowsOf(index),
            RowsDone = whole ? layout.RowsOf(index) : 0,
            State = whole ? StageState.Done : StageState.Waiting,
        };
    }

    private async Task EndStageAsync(CisLensDb db, RunStageEntity stage, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var ended = await db.RunStages.Where(item => item.Id == stage.Id && item.State != StageState.Done)
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.State, StageState.Done).SetProperty(item => item.FinishedAt, now), token)
            .ConfigureAwait(false);
        if (ended == 0)
            return;
        db.ChangeTracker.Clear();
        var line = new RunEventEntity { RunId = stage.RunId, StageKey = stage.Key, Kind = RunEventKind.State, Message = "done", At = now };
        var text = new RunEventEntity { RunId = stage.RunId, StageKey = stage.Key, Kind = RunEventKind.Log, Message = $"{stage.Title}: done.", At = now };
        await RunEventLog.SaveAsync(db, [line, text], token).ConfigureAwait(false);
    }

    private async Task EndRunAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var ended = await db.Runs
            .Where(item => item.Id == run.Id && (item.State == RunState.Queued || item.State == RunState.Running))
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.State, RunState.Done).SetProperty(item => item.FinishedAt, now), token)
            .ConfigureAwait(false);
        if (ended == 0)
            return;
        db.ChangeTracker.Clear();
        var rows = await db.Runs.Where(item => item.Id == run.Id).Select(item => new { item.Rows, item.Dropped }).SingleAsync(token).ConfigureAwait(false);
        var line = new RunEventEntity { RunId = run.Id, Kind = RunEventKind.State, Message = "done", At = now };
        var text = new RunEventEntity
        {
            RunId = run.Id,
            Kind = RunEventKind.Log,
            Message = string.Create(CultureInfo.InvariantCulture, $"The run is done: {rows.Rows:N0} sequences explained, {rows.Dropped:N0} dropped."),
            At = now,
        };
        await RunEventLog.SaveAsync(db, [line, text], token).ConfigureAwait(false);
    }
}
