using System.Globalization;
using CisLens.Shared.Tests.Data;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>The long form of the faults, for the figures in docs/reliability.md: <c>./test.sh reliability</c>. <c>CISLENS_FAULTS</c> says how often each happens (50).</summary>
[Trait("Part", "reliability")]
public sealed class ReliabilityTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const int Seed = 1;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(4);
    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("CISLENS_FAULTS") ?? "50", CultureInfo.InvariantCulture);

    [SkippableFact]
    public Task KillWorker() => MeasureAsync("kill -9 of a worker", ClusterFaults.KillWorkerAsync);

    [SkippableFact]
    public Task KillPortal() => MeasureAsync("kill -9 of the portal", ClusterFaults.KillPortalAsync);

    [SkippableFact]
    public Task CutConnections() => MeasureAsync("database connections of one process cut", ClusterFaults.CutConnectionsAsync);

    [SkippableFact]
    public Task RestartPostgres() => MeasureAsync("PostgreSQL crashed and restarted", ClusterFaults.RestartPostgresAsync);

    [SkippableFact]
    public Task FillDisk() => MeasureAsync("disk full for up to 8 s", ClusterFaults.FillDiskAsync, needsDisk: true);

    [SkippableFact]
    public Task MakeReadOnly() => MeasureAsync("data folder read-only for up to 8 s", ClusterFaults.MakeReadOnlyAsync, needsDisk: true);

    [SkippableFact]
    public async Task Jump()
    {
        Skip.IfNot(File.Exists(ClusterFaults.Faketime), "libfaketime is not installed.");
        Skip.If(fixture.Binaries is null, PostgresServer.Absent);
        using var clocks = ClusterFaults.LetClocksJump(fixture.Cluster);
        await MeasureAsync("clock of a worker jumped, up to an hour", ClusterFaults.JumpAsync);
    }

    private async Task MeasureAsync(string name, Func<Cluster, Random, Task<bool>> disturb, bool needsDisk = false)
    {
        Skip.If(fixture.Binaries is null, PostgresServer.Absent);
        Skip.If(needsDisk && fixture.Cluster.Disk is null, "No disk can be mounted here.");
        var outcome = await Disturbed.RunAsync(fixture.Cluster, Times, Seed, Apart, disturb);
        await FaultReport.LineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | {outcome.Disturbances} | {outcome.Runs} | {outcome.Chunks} | {outcome.BegunAgain} | {outcome.Runs} of {outcome.Runs} | {outcome.Taken.TotalSeconds:N0} |"));
    }
}
