using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Tests.Runs;

/// <summary>Workers that a person drains or removes, or that are of another version than the portal.</summary>
public sealed class WorkerGateTests
{
    [Fact]
    public async Task Drain_WhileComputing_FinishesTheChunkAndTakesNoMoreUntilUndone()
    {
        await using var lab = await RunLab.CreateAsync();
        using var entered = new SemaphoreSlim(0);
        using var go = new SemaphoreSlim(0);
        var models = new LabModels((_, token) =>
        {
            entered.Release();
            go.Wait(token);
        });
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(64, 30)));
        await using var worker = await lab.StartWorkerAsync(models);
        await entered.WaitAsync();
        await DrainAsync(lab, true);
        await worker.Heartbeat.BeatAsync(default);
        go.Release(100);
        await lab.WaitAsync(run, detail => Predict(detail) is { ChunksDone: 1, ChunksRunning: 0 });
        Assert.False(await worker.TakesJobsAsync());
        Assert.Equal(1, models.Calls);

        await DrainAsync(lab, false);
        await worker.Heartbeat.BeatAsync(default);
        await lab.WaitAsync(run, RunState.Done);
        Assert.Equal(4, models.Calls);
    }

    [Fact]
    public async Task Remove_WhileAlive_WorkerEnds()
    {
        await using var lab = await RunLab.CreateAsync();
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        await worker.Heartbeat.BeatAsync(default);
        Assert.False(worker.IsEnding);
        await using (var db = await lab.Contexts.CreateDbContextAsync())
            Assert.Equal(1, await db.Workers.ExecuteDeleteAsync());
        await worker.Heartbeat.BeatAsync(default);
        Assert.True(worker.IsEnding);
    }

    [Fact]
    public async Task Start_PortalOfAnotherVersion_TakesNothingUntilItIsTheSame()
    {
        await using var lab = await RunLab.CreateAsync();
        ExpectedVersion.Write(lab.Data, "99.0.0");
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(16, 30)));
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        Assert.False(await worker.TakesJobsAsync());
        Assert.Equal(RunState.Queued, (await lab.Runs.DetailAsync(run, default))!.Summary.State);

        ExpectedVersion.Write(lab.Data, SoftwareVersion.Current);
        await worker.Heartbeat.BeatAsync(default);
        await lab.WaitAsync(run, RunState.Done);
    }

    [Fact]
    public async Task Run_AsksForMoreMemoryThanTheWorkerHas_WaitsWhileOthersAreComputed()
    {
        await using var lab = await RunLab.CreateAsync();
        var sequences = await lab.AddSequencesAsync(16, 30);
        var large = await lab.SubmitAsync(lab.Spec(sequences) with { MemoryGb = WorkerNeed.MemorySizes[^1] });
        var small = await lab.SubmitAsync(lab.Spec(sequences));
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        await lab.WaitAsync(small, RunState.Done);
        Assert.Equal(RunState.Queued, (await lab.Runs.DetailAsync(large, default))!.Summary.State);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task Run_ClockOfTheWorkerHoursOff_IsComputedAtOnce(int hours)
    {
        await using var lab = await RunLab.CreateAsync();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(16, 30)));
        await using var worker = await lab.StartWorkerAsync(new LabModels(), new WrongClock(TimeSpan.FromHours(hours)));
        await lab.WaitAsync(run, RunState.Done);
    }

    [Fact]
    public async Task Goes_OnWithAnotherVersion_RunSaysBoth()
    {
        await using var lab = await RunLab.CreateAsync();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(16, 30)));
        await using (var db = await lab.Contexts.CreateDbContextAsync())
            await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(one => one.SoftwareVersion, "0.0.1").SetProperty(one => one.State, RunState.Running));
        await using var worker = await lab.StartWorkerAsync(new LabModels());
        var detail = await lab.WaitAsync(run, RunState.Done);
        Assert.Equal($"0.0.1, {SoftwareVersion.Current}", detail.SoftwareVersion);
        Assert.Contains(await lab.Events.LogAsync(run, 100, default), line => line.Message.Contains("computed before is of version 0.0.1", StringComparison.Ordinal));
    }

    private sealed class WrongClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
    }

    private static StageProgress Predict(RunDetail detail) => detail.Stages.Single(stage => stage.Key == StageKeys.Predict);

    private static async Task DrainAsync(RunLab lab, bool isDrained)
    {
        await using var db = await lab.Contexts.CreateDbContextAsync();
        await db.Workers.ExecuteUpdateAsync(set => set.SetProperty(worker => worker.IsDrained, isDrained));
    }
}
