using CisLens.Shared.Runs;
using CisLens.Shared.Tests.Data;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>
/// The short form of the faults: each happens a few times to a portal and three workers on PostgreSQL; every run ends by itself and is that of an undisturbed
/// one. The long form is <see cref="ReliabilityTests"/>.
/// </summary>
[Trait("Part", "faults")]
[Collection(FaultGroup.Name)]
public sealed class ClusterFaultTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const int Seed = 6;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2);

    [SkippableFact]
    public Task Kill_Worker_OthersGoOn() => DisturbAsync(2, ClusterFaults.KillWorkerAsync);

    [SkippableFact]
    public Task Kill_Portal_RunGoesOnAndTheNextPortalShowsIt() => DisturbAsync(2, ClusterFaults.KillPortalAsync);

    [SkippableFact]
    public Task Cut_ConnectionsToTheDatabase_RunGoesOn() => DisturbAsync(4, ClusterFaults.CutConnectionsAsync);

    [SkippableFact]
    public Task Crash_Database_RunGoesOn() => DisturbAsync(1, ClusterFaults.RestartPostgresAsync);

    [SkippableFact]
    public Task Fill_Disk_PageSaysSoAndTheRunGoesOnWhenThereIsRoom() => BlockAsync(disk => disk.Fill(), disk => disk.Free(), "is full");

    [SkippableFact]
    public Task ReadOnly_Folder_PageSaysSoAndTheRunGoesOnWhenItCanBeWritten() => BlockAsync(disk => disk.SetReadOnly(true), disk => disk.SetReadOnly(false), "cannot be written");

    [SkippableFact]
    public async Task Jump_ClocksOfWorkers_RunGoesOn()
    {
        Skip.IfNot(File.Exists(ClusterFaults.Faketime), "libfaketime is not installed.");
        Skip.If(fixture.Binaries is null, PostgresServer.Absent);
        using var clocks = ClusterFaults.LetClocksJump(fixture.Cluster);
        await DisturbAsync(2, ClusterFaults.JumpAsync);
    }

    private async Task DisturbAsync(int times, Func<Cluster, Random, Task<bool>> disturb)
    {
        Skip.If(fixture.Binaries is null, PostgresServer.Absent);
        var outcome = await Disturbed.RunAsync(fixture.Cluster, times, Seed, Apart, disturb);
        Assert.Equal(times, outcome.Disturbances);
    }

    private async Task BlockAsync(Action<Inference.Tests.Runs.SmallDisk> block, Action<Inference.Tests.Runs.SmallDisk> free, string sentence)
    {
        Skip.If(fixture.Binaries is null, PostgresServer.Absent);
        var cluster = fixture.Cluster;
        Skip.If(cluster.Disk is null, "No disk can be mounted here.");
        var run = await cluster.SubmitAsync();
        await cluster.WaitAsync(run, detail => detail.Stages.Any(stage => stage is { Kind: StageKind.Attribute, ChunksRunning: > 0 }));
        block(cluster.Disk);
        try
        {
            await cluster.WaitForLineAsync(run, line => line.Kind == RunEventKind.Warning && line.Message.Contains("goes on by itself", StringComparison.Ordinal) && line.Message.Contains(sentence, StringComparison.Ordinal));
            await cluster.WaitForPageAsync(run, "The run waits: results cannot be written");
        }
        finally
        {
            free(cluster.Disk);
        }
        await cluster.CheckAsync(run);
    }
}
