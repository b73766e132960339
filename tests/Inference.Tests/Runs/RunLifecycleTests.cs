using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using CisLens.Shared.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Tests.Runs;

public sealed class RunLifecycleTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Run_RealModel_EveryStageEndsAndResultsAreThere(DatabaseProvider provider)
    {
        await using var lab = await OpenAsync(provider);
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(40, 30), "saliency", "ism"));
        await using var worker = await lab.StartWorkerAsync();
        var detail = await lab.WaitAsync(run, RunState.Done, RunState.Failed);

        Assert.Equal((RunState.Done, (string?)null), (detail.Summary.State, detail.Summary.Failure));
        Assert.Equal((40, 0), (detail.Summary.Rows, detail.Summary.Dropped));
        Assert.All(detail.Stages, stage => Assert.Equal((StageState.Done, stage.Rows), (stage.State, stage.RowsDone)));
        Assert.Equal(1, detail.Done);
        using var results = RunResults.Open(lab.Data.Run(run))!;
        Assert.Equal(30, results.Track(new TrackKey("ism", 0), 39)!.Length);
        Assert.Equal(120, results.Matrix(new TrackKey("ism", 0), 39)!.Length);
        Assert.Equal(results.Outputs(7)![1], results.Predictions(7)![0]);
        Assert.True(File.Exists(lab.Data.Run(run).Bundle));
        var states = (await lab.Events.LogAsync(run, 100, default)).Where(item => item.Kind == RunEventKind.State && item.StageKey is null);
        Assert.Equal(["queued", "running", "done"], states.Select(item => item.Message));
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Cancel_WhileComputing_StopsSoonAndResumeComputesOnlyTheRest(DatabaseProvider provider)
    {
        await using var lab = await OpenAsync(provider);
        using var atFourth = new ManualResetEventSlim();
        var blocked = true;
        var models = new LabModels((call, token) =>
        {
            if (call != 4 || !Volatile.Read(ref blocked))
                return;
            atFourth.Set();
            token.WaitHandle.WaitOne();
            token.ThrowIfCancellationRequested();
        });
        // Ten chunks of sixteen rows to predict.
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(160, 30)));
        await using var worker = await lab.StartWorkerAsync(models);
        atFourth.Wait(Patience.Limit);

        Assert.Equal(RunState.Cancelling, await lab.Runs.CancelAsync(run, default));
        var stopped = await lab.WaitAsync(run, RunState.Cancelled);
        Assert.Equal(3, stopped.Stages[1].ChunksDone);
        Assert.Equal(StageState.Cancelled, stopped.Stages[1].State);

        Volatile.Write(ref blocked, false);
        await lab.Runs.ResumeAsync(run, default);
        await lab.WaitAsync(run, RunState.Done);
        // Three before, the one that was stopped, and the seven that were left.
        Assert.Equal(11, models.Calls);
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Stop_WorkerWhileComputing_ChunkIsGivenBackAndTheNextWorkerGoesOn(DatabaseProvider provider)
    {
        await using var lab = await OpenAsync(provider);
        using var computing = new ManualResetEventSlim();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(64, 30)));
        var first = await lab.StartWorkerAsync(new LabModels((_, token) =>
        {
            computing.Set();
            token.WaitHandle.WaitOne();
            token.ThrowIfCancellationRequested();
        }));
        computing.Wait(Patience.Limit);
        await first.DisposeAsync();
        var between = (await lab.Runs.DetailAsync(run, default))!;
        Assert.Equal((RunState.Running, 0), (between.Summary.State, between.Stages[1].ChunksRunning));
        // Nobody has to compare jobs and chunks first: whoever is idle takes it.
        Assert.Equal(["predict/0", "predict/1", "predict/2", "predict/3"], await lab.WaitingJobsAsync(run));

        await using var second = await lab.StartWorkerAsync(new LabModels());
        await lab.WaitAsync(run, RunState.Done);
    }

    [Fact]
    public async Task Fail_SequencesTooLong_RunSaysWhy()
    {
        await using var lab = await RunLab.CreateAsync();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(3, 50)));
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        var failed = await lab.WaitAsync(run, RunState.Failed);
        Assert.Contains("None of the sequences fits Tiny", failed.Summary.Failure, StringComparison.Ordinal);
        Assert.Null(failed.Summary.FailureLogId);
        Assert.Equal(StageState.Failed, failed.Stages[0].State);
    }

    [Fact]
    public async Task Fail_FaultInTheProgram_ShortSentenceWithLogId()
    {
        await using var lab = await RunLab.CreateAsync();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(3, 30)));
        await using var worker = await lab.StartWorkerAsync(new LabModels((_, _) => throw new InvalidOperationException("secret")));
        var failed = await lab.WaitAsync(run, RunState.Failed);
        Assert.NotNull(failed.Summary.FailureLogId);
        Assert.Contains(failed.Summary.FailureLogId, failed.Summary.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed.Summary.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wait_DiskFullForAMoment_RunSaysSoAndGoesOnByItself()
    {
        await using var lab = await RunLab.CreateAsync();
        var models = new LabModels((call, _) =>
        {
            if (call == 3)
                throw new StorageFullException("/data", 0, new IOException("No space left on device"));
        });
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(64, 30)));
        await using var worker = await lab.StartWorkerAsync(models);
        Assert.Null((await lab.WaitAsync(run, RunState.Done)).Summary.Failure);
        Assert.Equal(5, models.Calls);
        Assert.Contains(await lab.Events.LogAsync(run, 100, default), line =>
            line.Kind == RunEventKind.Warning && line.Message.Contains("goes on by itself: the disk that holds the data folder was full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fail_ChunkEndedItsWorkerThreeTimes_SentenceInsteadOfAFourthTime()
    {
        await using var lab = await RunLab.CreateAsync();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(3, 30)));
        await using (var db = await lab.Contexts.CreateDbContextAsync())
            await db.RunChunks.ExecuteUpdateAsync(set => set.SetProperty(chunk => chunk.Attempts, 3).SetProperty(chunk => chunk.State, StageState.Running));
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        var failed = await lab.WaitAsync(run, RunState.Failed);
        Assert.Contains("3 times", failed.Summary.Failure, StringComparison.Ordinal);
        await lab.Runs.ResumeAsync(run, default);
        await lab.WaitAsync(run, RunState.Done);
    }

    [Fact]
    public async Task Reconcile_JobsLost_AreMadeAgain()
    {
        await using var lab = await RunLab.CreateAsync();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(40, 30)));
        SqliteConnection.ClearAllPools();
        File.Delete(lab.Settings.SqliteJobsFile);
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        await lab.WaitAsync(run, RunState.Done);
    }

    [Fact]
    public async Task Delete_ActiveRun_RefusedAndAfterTheEndGone()
    {
        await using var lab = await RunLab.CreateAsync();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(3, 30)));
        await Assert.ThrowsAsync<CisLens.Shared.InputException>(() => lab.Runs.DeleteAsync(run, default));
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        await lab.WaitAsync(run, RunState.Done);
        Assert.True(await lab.Runs.DeleteAsync(run, default));
        Assert.False(Directory.Exists(lab.Data.Run(run).Root));
    }

    private async Task<RunLab> OpenAsync(DatabaseProvider provider)
    {
        Skip.If(provider == DatabaseProvider.Postgres && postgres.Binaries is null, PostgresServer.Absent);
        return await RunLab.CreateAsync(provider == DatabaseProvider.Postgres ? postgres.NewDatabase() : null);
    }
}
