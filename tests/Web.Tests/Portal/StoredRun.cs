using CisLens.Shared.Arrays;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Portal;

/// <summary>A run of two sequences with ISM of CTCF, submitted, and computed as a worker would leave it.</summary>
public static class StoredRun
{
    private const int Rows = 2;
    private const int Length = 8;

    public static RunSpec Spec(SequenceSetEntity set) => new()
    {
        Name = "ISM of CTCF",
        Sequences = new SequenceSource { Id = set.Id, Name = set.Name, Sha256 = set.Sha256 },
        Model = new ModelSource { Id = StoredModel.Id, Name = "Two outputs", Version = "1.0.0", Sha256 = new string('a', 64) },
        Targets = [new TargetSpec { Output = 0, Name = "CTCF" }],
        Methods = [new MethodSpec { Method = "ism" }],
    };

    public static async Task FinishAsync(IDbContextFactory<CisLensDb> databases, DataFolder data, string run)
    {
        WriteFiles(data.Run(run));
        await using var database = await databases.CreateDbContextAsync();
        var entity = await database.Runs.SingleAsync(one => one.Id == run);
        (entity.State, entity.Rows, entity.Dropped) = (RunState.Done, Rows, 1);
        (entity.StartedAt, entity.FinishedAt) = (DateTimeOffset.UtcNow.AddSeconds(-12), DateTimeOffset.UtcNow);
        // The scheduler may have planned chunks already.
        await database.RunChunks.Where(chunk => chunk.RunId == run).ExecuteDeleteAsync();
        foreach (var stage in await database.RunStages.Where(stage => stage.RunId == run).ToListAsync())
        {
            (stage.State, stage.Rows, stage.Chunks) = (StageState.Done, Rows, 1);
            database.RunChunks.Add(new RunChunkEntity { RunId = run, StageId = stage.Id, Index = 0, FirstRow = 0, Rows = Rows, RowsDone = Rows, State = StageState.Done, Seconds = 1 });
        }

        database.RunEvents.Add(new RunEventEntity { RunId = run, Kind = RunEventKind.State, Message = "done", At = DateTimeOffset.UtcNow });
        await database.SaveChangesAsync();
    }

    internal static void WriteFiles(RunFolder folder)
    {
        var attribute = new TrackKey("ism", 0);
        Directory.CreateDirectory(folder.Prepared);
        using (var rows = new RunRowWriter(folder.Prepared))
        {
            rows.Add(new RunRow(0, 0, "one", null, null, Length, 0, 0, 0));
            rows.Add(new RunRow(1, 1, "two", "open", null, Length, 0, 0, 0));
            rows.Add(new DroppedRow(3, "long", "It has 12 bases, more than the 8 that Two outputs takes."));
            rows.Complete();
        }

        new PreparedRun
        {
            Rows = Rows,
            Dropped = 1,
            Length = Length,
            Device = "cpu",
            Stages = [new PreparedStage(StageKeys.Predict, Rows, 1), new PreparedStage(attribute.StageKey, Rows, 25)],
        }.Write(folder.Prepared);
        Put(folder.Chunk(StageKeys.Predict, 0), ChunkFiles.Outputs, [1.5f, 0, -2.25f, 0], Rows, 2);
        Put(folder.Chunk(StageKeys.Predict, 0), ChunkFiles.Targets, [1.5f, -2.25f], Rows, 1);
        Put(folder.Chunk(attribute, 0), ChunkFiles.Observed, [.. Enumerable.Range(0, Rows * Length).Select(index => index / 10f)], Rows, Length);
        Put(folder.Chunk(attribute, 0), ChunkFiles.Matrix, new float[Rows * 4 * Length], Rows, 4, Length);
        Put(folder.Chunk(attribute, 0), ChunkFiles.Top, [0.7f, 1.5f], Rows);
    }

    private static void Put(string folder, string file, float[] values, params long[] shape)
    {
        var chunk = Directory.CreateDirectory(folder).FullName;
        NpyFile.Write<float>(Path.Combine(chunk, file), values, shape);
    }
}
