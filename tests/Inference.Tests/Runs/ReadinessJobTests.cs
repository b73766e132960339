using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs;

public sealed class ReadinessJobTests
{
    [Fact]
    public async Task Ask_PortalAsks_WorkerTestsTheModel()
    {
        await using var lab = await RunLab.CreateAsync();
        var store = new ReadinessStore(lab.Data);
        var card = ModelPackage.Open(Path.Combine(lab.Settings.Models, "tiny")).Card;
        await lab.Readiness.AskAsync("tiny", default);
        await lab.Readiness.AskAsync("tiny", default);
        Assert.True(await lab.Readiness.IsAskedAsync("tiny", default));
        Assert.Null(store.Find("tiny", card));

        await using var worker = await lab.StartWorkerAsync();
        await EndAsync(lab, "tiny");
        Assert.Equal("Tiny", store.Find("tiny", card)!.Report!.Model);
    }

    [Fact]
    public async Task Ask_DamagedWeights_SentenceIsStored()
    {
        await using var lab = await RunLab.CreateAsync();
        var card = ModelPackage.Open(Path.Combine(lab.Settings.Models, "tiny")).Card;
        File.AppendAllText(Path.Combine(lab.Settings.Models, "tiny", "weights.safetensors"), "more");
        await lab.Readiness.AskAsync("tiny", default);
        await using var worker = await lab.StartWorkerAsync();
        await EndAsync(lab, "tiny");
        Assert.Contains("the file was changed or damaged", new ReadinessStore(lab.Data).Find("tiny", card)!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShippedModel_RunIsActive_IsTestedOnlyAfterIt()
    {
        await using var lab = await RunLab.CreateAsync();
        using var goOn = new ManualResetEventSlim();
        var run = await lab.SubmitAsync(lab.Spec(await lab.AddSequencesAsync(16, 30)));
        await using var worker = await lab.StartWorkerAsync(new LabModels((_, token) => goOn.Wait(token)));
        Assert.True(await worker.ShippedReadiness.AskWhenIdleAsync(default));
        Assert.False(await lab.Readiness.IsAskedAsync("tiny", default));

        goOn.Set();
        await lab.WaitAsync(run, RunState.Done);
        Assert.True(await worker.ShippedReadiness.AskWhenIdleAsync(default));
        await EndAsync(lab, "tiny");
        Assert.False(await worker.ShippedReadiness.AskWhenIdleAsync(default));
    }

    private static async Task EndAsync(RunLab lab, string model)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (await lab.Readiness.IsAskedAsync(model, limit.Token))
            await Task.Delay(100, limit.Token);
    }
}
