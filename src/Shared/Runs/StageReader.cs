using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Runs;

/// <summary>Sums up the chunks of a run's stages, in the database.</summary>
internal static class StageReader
{
    internal static async Task<IReadOnlyList<StageProgress>> ReadAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        var sums = await db.RunChunks.Where(chunk => chunk.RunId == run.Id)
            .GroupBy(chunk => new { chunk.StageId, chunk.State })
            .Select(group => new ChunkSum(
                group.Key.StageId,
                group.Key.State,
                group.Count(),
                group.Sum(chunk => (long)chunk.RowsDone),
                group.Sum(chunk => chunk.Seconds == null ? 0 : (long)chunk.Rows),
                group.Sum(chunk => chunk.Seconds ?? 0)))
            .ToListAsync(token).ConfigureAwait(false);
        return [.. run.Stages.OrderBy(stage => stage.Ordinal).Select(stage => Progress(stage, sums))];
    }

    private static StageProgress Progress(RunStageEntity stage, List<ChunkSum> sums)
    {
        var own = sums.Where(sum => sum.StageId == stage.Id).ToList();
        var done = own.SingleOrDefault(sum => sum.State == StageState.Done);
        return new StageProgress(
            stage.Key, stage.Kind, stage.Title, stage.State, stage.Rows, own.Sum(sum => sum.RowsDone),
            stage.Chunks, done?.Count ?? 0, own.SingleOrDefault(sum => sum.State == StageState.Running)?.Count ?? 0,
            stage.CostPerRow, done?.TimedRows ?? 0, done?.Seconds ?? 0, stage.StartedAt, stage.FinishedAt);
    }

    private sealed record ChunkSum(long StageId, StageState State, int Count, long RowsDone, long TimedRows, double Seconds);
}
