using CisLens.Inference.Tests.Runs;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;

namespace CisLens.EndToEnd.Tests.Load;

/// <summary>A run whose progress the test writes as a worker would, a row an update.</summary>
internal sealed class PretendedRun(RunLab lab, string id, long chunk, string stage, int rows)
{
    public string Id => id;

    /// <summary>A run of so many sequences in one chunk that has begun.</summary>
    public static async Task<PretendedRun> StartAsync(RunLab lab, int rows)
    {
        var id = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(rows, 30), "ism"));
        await using var db = await lab.Contexts.CreateDbContextAsync();
        var run = await db.Runs.SingleAsync(one => one.Id == id);
        (run.State, run.StartedAt) = (RunState.Running, DateTimeOffset.UtcNow);
        var stage = await db.RunStages.SingleAsync(one => one.RunId == id && one.Key == "attribute/ism");
        (stage.State, stage.Rows, stage.Chunks, stage.StartedAt) = (StageState.Running, rows, 1, DateTimeOffset.UtcNow);
        var chunk = new RunChunkEntity { RunId = id, StageId = stage.Id, Index = 0, FirstRow = 0, Rows = rows, State = StageState.Running };
        db.RunChunks.Add(chunk);
        await db.SaveChangesAsync();
        return new PretendedRun(lab, id, chunk.Id, stage.Key, rows);
    }

    /// <summary>Writes all its updates.</summary>
    /// <param name="perSecond">How many a second, as far as the database takes them.</param>
    /// <returns>When each could be seen.</returns>
    public async Task<IReadOnlyList<DateTimeOffset>> ReportAsync(int perSecond)
    {
        var written = new List<DateTimeOffset>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        while (written.Count < rows && await timer.WaitForNextTickAsync())
        {
            var done = written.Count + 1;
            await using var db = await lab.Contexts.CreateDbContextAsync();
            await db.RunChunks.Where(one => one.Id == chunk).ExecuteUpdateAsync(set => set.SetProperty(one => one.RowsDone, done));
            written.Add(DateTimeOffset.UtcNow);
            await RunEventLog.SaveAsync(
                db, [new RunEventEntity { RunId = id, StageKey = stage, Chunk = 0, Kind = RunEventKind.Progress, RowsDone = done, Message = "", At = DateTimeOffset.UtcNow }], default);
        }
        return written;
    }
}
