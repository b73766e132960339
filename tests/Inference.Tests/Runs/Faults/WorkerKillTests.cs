using System.Text.Json.Nodes;
using CisLens.Shared.Runs;
using CisLens.Shared.Tests.Data;

namespace CisLens.Inference.Tests.Runs.Faults;

/// <summary>Real worker processes, ended with SIGKILL in the middle of a run.</summary>
[Trait("Part", "faults")]
public sealed class WorkerKillTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    // The stage has three chunks of a second and more; the number is how many are whole when the worker dies.
    private static readonly (string Stage, int Whole)[] Deaths = [("attribute/ism", 0), ("attribute/ism", 2)];

    [Fact]
    public async Task Kill_Twice_BundleIsThatOfAnUndisturbedRun()
    {
        await using var lab = await RunLab.CreateAsync();
        var spec = await SpecAsync(lab);
        var undisturbed = await UndisturbedAsync(lab, spec);

        var run = await lab.SubmitAsync(spec);
        var worker = new WorkerProcess(lab.Settings);
        try
        {
            foreach (var (stage, whole) in Deaths)
            {
                await lab.WaitAsync(run, detail => IsComputing(detail, stage, whole));
                worker.Kill();
                Assert.False(File.Exists(lab.Data.Run(run).Bundle));
                worker.Dispose();
                worker = new WorkerProcess(lab.Settings);
            }
            await lab.WaitAsync(run, RunState.Done);
        }
        finally
        {
            worker.Dispose();
        }
        Assert.Equal(undisturbed, await File.ReadAllBytesAsync(lab.Data.Run(run).Bundle));
    }

    [SkippableFact]
    public async Task Stop_WhileComputing_WhatIsGivenBackIsDoneByOthers()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        await using var lab = await RunLab.CreateAsync(postgres.NewDatabase());
        var run = await lab.SubmitAsync(await SpecAsync(lab));
        using var worker = new WorkerProcess(lab.Settings);
        await lab.WaitAsync(run, detail => IsComputing(detail, "attribute/ism", 0));
        worker.Stop();
        var stage = (await lab.Runs.DetailAsync(run, default))!.Stages.Single(one => one.Key == "attribute/ism");
        Assert.Equal(0, stage.ChunksRunning);
        Assert.Equal(stage.Chunks - stage.ChunksDone, (await lab.WaitingJobsAsync(run)).Count(job => job.StartsWith("attribute/ism/", StringComparison.Ordinal)));
        using var other = new WorkerProcess(lab.Settings);
        await lab.WaitAsync(run, RunState.Done);
    }

    [Fact]
    public async Task Start_SecondWorkerOnSqlite_WaitsUntilTheFirstIsGone()
    {
        await using var lab = await RunLab.CreateAsync();
        using var first = new WorkerProcess(lab.Settings);
        await first.WaitForLogAsync("Application started");
        using var second = new WorkerProcess(lab.Settings);
        await second.WaitForLogAsync("Another worker computes");
        first.Kill();
        await second.WaitForLogAsync("Application started");
    }

    [Fact]
    public async Task CloseInput_ParentIsGone_WorkerEndsToo()
    {
        await using var lab = await RunLab.CreateAsync();
        using var worker = new WorkerProcess(lab.Settings);
        await worker.WaitForLogAsync("Application started");
        worker.CloseInput();
        Assert.True(worker.HasExited);
    }

    private static bool IsComputing(RunDetail detail, string stage, int whole)
    {
        var progress = detail.Stages.Single(item => item.Key == stage);
        return progress.ChunksRunning > 0 && progress.ChunksDone >= whole;
    }

    // A whole forward pass for every mutant, so that a chunk takes long enough to die in.
    private static async Task<RunSpec> SpecAsync(RunLab lab)
    {
        var spec = lab.Spec(await lab.AddSequencesAsync(10_000, 30), "ism", "tism");
        return spec with
        {
            Methods = [.. spec.Methods.Select(method => method.Method == "ism" ? method with { Options = new JsonObject { ["algorithm"] = "plain", ["end"] = 8 } } : method)],
        };
    }

    private static async Task<byte[]> UndisturbedAsync(RunLab lab, RunSpec spec)
    {
        var run = await lab.SubmitAsync(spec);
        using var worker = new WorkerProcess(lab.Settings);
        await lab.WaitAsync(run, RunState.Done);
        return await File.ReadAllBytesAsync(lab.Data.Run(run).Bundle);
    }
}
