using System.Diagnostics;
using System.Globalization;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>The portal and its worker, ended with SIGKILL in the middle of a run: the run goes on and its bundle is that of an undisturbed one.</summary>
[Trait("Part", "faults")]
[Collection(FaultGroup.Name)]
public sealed class PortalKillTests
{
    private const string Stage = "attribute/ism";

    [Fact]
    public Task Kill_Worker_PortalStartsAnother() => DisturbAsync(async (lab, portal) =>
    {
        KillWorker(await WorkerAsync(lab));
        Assert.False(portal.HasExited);
        return portal;
    });

    [Fact]
    public Task Kill_Portal_WorkerEndsTooAndTheNextPortalGoesOn() => DisturbAsync(async (lab, portal) =>
    {
        portal.Kill();
        portal.Dispose();
        await WorkerGoneAsync(lab);
        return new PortalProcess(lab.Settings);
    });

    private static async Task DisturbAsync(Func<RunLab, PortalProcess, Task<PortalProcess>> disturb)
    {
        await using var lab = await RunLab.CreateAsync();
        var spec = lab.Spec(await lab.AddSequencesAsync(10_000, 30), "ism");
        var portal = new PortalProcess(lab.Settings);
        try
        {
            var undisturbed = await lab.SubmitAsync(spec);
            await lab.WaitAsync(undisturbed, RunState.Done);

            var run = await lab.SubmitAsync(spec);
            await lab.WaitAsync(run, IsComputing);
            portal = await disturb(lab, portal);
            Assert.False(File.Exists(lab.Data.Run(run).Bundle));
            await lab.WaitAsync(run, RunState.Done);
            Assert.Equal(await File.ReadAllBytesAsync(lab.Data.Run(undisturbed).Bundle), await File.ReadAllBytesAsync(lab.Data.Run(run).Bundle));
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"{error.Message}\nThe portal said: {portal.Log}", error);
        }
        finally
        {
            portal.Dispose();
            await WorkerGoneAsync(lab);
        }
    }

    /// <summary>The worker holds this lock while it lives.</summary>
    internal static async Task WorkerGoneAsync(RunLab lab) => (await FileLock.TakeAsync(
        Path.Combine(lab.Settings.Data, "worker.lock"), TimeSpan.FromMilliseconds(50), () => { }, default)).Dispose();

    private static bool IsComputing(RunDetail detail) => detail.Stages.Single(stage => stage.Key == Stage) is { ChunksRunning: > 0, ChunksDone: >= 1 };

    private static async Task<int> WorkerAsync(RunLab lab)
    {
        await using var db = await lab.Contexts.CreateDbContextAsync();
        var id = await db.Workers.Select(worker => worker.Id).SingleAsync();
        return int.Parse(id.Split(':')[^1], CultureInfo.InvariantCulture);
    }

    private static void KillWorker(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // Already gone with its portal.
        }
    }
}
