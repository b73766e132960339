using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Tests.Runs;

public class RunStoreTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task Submit_GoodSpecification_RunWaitsWithItsStages(string kind)
    {
        await using var database = await OpenAsync(kind);
        var scheduler = new RecordingScheduler();
        var store = Store(database, scheduler);
        var id = await store.SubmitAsync(await database.AddProjectAsync(), Spec(), default);

        var run = await store.DetailAsync(id, default);
        Assert.Equal(RunState.Queued, run!.Summary.State);
        Assert.Equal(["prepare", "predict", "bundle"], run.Stages.Select(stage => stage.Key));
        Assert.Equal(Spec().Hash(), run.Summary.SpecHash);
        Assert.Equal([id], scheduler.Scheduled);
        Assert.Equal(run.Spec.ToJson(), await File.ReadAllTextAsync(database.Settings.DataFolder.Run(id).Spec));
    }

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task List_TwoRuns_NewestFirst(string kind)
    {
        await using var database = await OpenAsync(kind);
        var store = Store(database, new RecordingScheduler());
        var project = await database.AddProjectAsync();
        var first = await store.SubmitAsync(project, Spec(), default);
        var second = await store.SubmitAsync(project, Spec(), default);
        Assert.Equal([second, first], (await store.ListAsync(project, default)).Select(run => run.Id));
        Assert.Equal(project, await store.ProjectOfAsync(first, default));
        Assert.Null(await store.ProjectOfAsync(Identifier.New(), default));
    }

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task Cancel_NothingInFlight_EndsAtOnceAndCanBeResumed(string kind)
    {
        await using var database = await OpenAsync(kind);
        var scheduler = new RecordingScheduler();
        var store = Store(database, scheduler);
        var id = await store.SubmitAsync(await database.AddProjectAsync(), Spec(), default);

        Assert.Equal(RunState.Cancelled, await store.CancelAsync(id, default));
        Assert.Equal([id], scheduler.Withdrawn);
        Assert.All((await store.DetailAsync(id, default))!.Stages, stage => Assert.Equal(StageState.Cancelled, stage.State));
        await Assert.ThrowsAsync<InputException>(() => store.CancelAsync(id, default));

        Assert.Equal(RunState.Queued, await store.ResumeAsync(id, default));
        Assert.Equal([id, id], scheduler.Scheduled);
        Assert.All((await store.DetailAsync(id, default))!.Stages, stage => Assert.Equal(StageState.Waiting, stage.State));
        await Assert.ThrowsAsync<InputException>(() => store.ResumeAsync(id, default));
    }

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task Cancel_ChunkInFlight_WaitsForIt(string kind)
    {
        await using var database = await OpenAsync(kind);
        var store = Store(database, new RecordingScheduler());
        var id = await store.SubmitAsync(await database.AddProjectAsync(), Spec(), default);
        await AddChunkAsync(database, id, StageState.Running);
        Assert.Equal(RunState.Cancelling, await store.CancelAsync(id, default));
        await Assert.ThrowsAsync<InputException>(() => store.DeleteAsync(id, default));
    }

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task Detail_ChunksOfAllStates_AreSummed(string kind)
    {
        await using var database = await OpenAsync(kind);
        var store = Store(database, new RecordingScheduler());
        var id = await store.SubmitAsync(await database.AddProjectAsync(), Spec(), default);
        await AddChunkAsync(database, id, StageState.Done, index: 0, rowsDone: 10, seconds: 5);
        await AddChunkAsync(database, id, StageState.Done, index: 1, rowsDone: 10, seconds: 3);
        await AddChunkAsync(database, id, StageState.Running, index: 2, rowsDone: 4);

        var stage = (await store.DetailAsync(id, default))!.Stages.Single(item => item.Key == "predict");
        Assert.Equal((24, 2, 1), (stage.RowsDone, stage.ChunksDone, stage.ChunksRunning));
        Assert.Equal((20, 8.0, 2.5), (stage.FinishedRows, stage.FinishedSeconds, stage.RowsPerSecond!.Value));
    }

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task Delete_EndedRun_RowsEventsAndFilesAreGone(string kind)
    {
        await using var database = await OpenAsync(kind);
        var store = Store(database, new RecordingScheduler());
        var id = await store.SubmitAsync(await database.AddProjectAsync(), Spec(), default);
        await AddChunkAsync(database, id, StageState.Waiting);
        await store.CancelAsync(id, default);

        Assert.True(await store.DeleteAsync(id, default));
        Assert.False(await store.DeleteAsync(id, default));
        Assert.Null(await store.DetailAsync(id, default));
        Assert.False(Directory.Exists(database.Settings.DataFolder.Run(id).Root));
        await using var db = await database.Contexts.CreateDbContextAsync();
        Assert.False(await db.RunChunks.AnyAsync() || await db.RunStages.AnyAsync() || await db.RunEvents.AnyAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task Events_ManyWriters_ReaderByNumberMissesNone(string kind)
    {
        await using var database = await OpenAsync(kind);
        var store = Store(database, new RecordingScheduler());
        var id = await store.SubmitAsync(await database.AddProjectAsync(), Spec(), default);
        var log = new RunEventLog(database.Contexts);
        var seen = new List<RunEvent>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(database, id, writer))).ToList();
        var all = Task.WhenAll(writers);
        long last = 0;
        for (var finished = false; !finished;)
        {
            finished = all.IsCompleted;
            var next = await log.AfterAsync(id, last, 1000, default);
            seen.AddRange(next);
            last = next.Count > 0 ? next[^1].Id : last;
        }
        await all;
        Assert.Equal(100, seen.Count(item => item.Kind == RunEventKind.Log));
        Assert.Equal(seen.Count, seen.DistinctBy(item => item.Id).Count());
    }

    private static async Task WriteAsync(TestDatabase database, string id, int writer)
    {
        for (var index = 0; index < 25; index++)
        {
            await using var db = await database.Contexts.CreateDbContextAsync();
            var line = new RunEventEntity { RunId = id, Kind = RunEventKind.Log, Message = $"{writer}/{index}", At = DateTimeOffset.UtcNow };
            await RunEventLog.SaveAsync(db, [line], default);
        }
    }

    private async Task<TestDatabase> OpenAsync(string kind)
    {
        Skip.If(kind == "postgres" && postgres.Binaries is null, PostgresServer.Absent);
        return await TestDatabase.CreateAsync(kind == "postgres" ? postgres.NewDatabase() : null);
    }

    private static RunStore Store(TestDatabase database, IRunScheduler scheduler) =>
        new(database.Contexts, database.Settings.DataFolder, new ThreeStages(), scheduler, [], TimeProvider.System);

    private static async Task AddChunkAsync(
        TestDatabase database, string run, StageState state, int index = 0, int rowsDone = 0, double? seconds = null)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        var stage = await db.RunStages.SingleAsync(item => item.RunId == run && item.Key == "predict");
        db.RunChunks.Add(new RunChunkEntity
        {
            RunId = run, StageId = stage.Id, Index = index, FirstRow = 10 * index, Rows = 10, RowsDone = rowsDone, State = state, Seconds = seconds,
        });
        await db.SaveChangesAsync();
    }

    private static RunSpec Spec() => TestSpecs.Predict();

    private sealed class ThreeStages : IRunPlanner
    {
        public Task<IReadOnlyList<StagePlan>> PlanAsync(RunSpec spec, CancellationToken token) => Task.FromResult<IReadOnlyList<StagePlan>>(
        [
            new("prepare", StageKind.Prepare, "Prepare"),
            new("predict", StageKind.Predict, "Predict"),
            new("bundle", StageKind.Bundle, "Bundle"),
        ]);
    }

    private sealed class RecordingScheduler : IRunScheduler
    {
        public List<string> Scheduled { get; } = [];

        public List<string> Withdrawn { get; } = [];

        public Task ScheduleAsync(string runId, CancellationToken token)
        {
            Scheduled.Add(runId);
            return Task.CompletedTask;
        }

        public Task WithdrawAsync(string runId, CancellationToken token)
        {
            Withdrawn.Add(runId);
            return Task.CompletedTask;
        }
    }
}
