using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

/// <summary>Motifs in runs of the database, computed by a worker.</summary>
public sealed class MotifRunTests : IAsyncLifetime
{
    private static readonly MotifSpec Motifs = new()
    {
        Databases = [StarterSet.Source],
        Discoveries = [new DiscoverySpec { Procedure = "regions", Method = "ism" }],
        Filters = [new FilterMotifSpec { Layer = "Layer 0 (Conv1d)" }],
        Scan = new MotifScanSpec(),
    };

    private RunLab _lab = null!;

    public async Task InitializeAsync() => _lab = await RunLab.CreateAsync();

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Run_EveryPartOfMotifs_EachStageIsDoneInItsTurnAndTellsItsSteps()
    {
        var run = await _lab.SubmitAsync(_lab.Spec(await _lab.AddSequencesAsync(60, 30), "ism") with { Motifs = Motifs });
        await using var worker = await _lab.StartWorkerAsync();
        var detail = await _lab.WaitAsync(run, RunState.Done);
        Assert.Equal(
            ["prepare", "predict", "attribute/ism", "filters/0", "scan", "discover/0", "instances/0", "bundle"], detail.Stages.Select(stage => stage.Key));
        Assert.All(detail.Stages, stage => Assert.Equal(StageState.Done, stage.State));
        Assert.All(detail.Stages.Where(stage => stage.Kind is StageKind.Discover or StageKind.Instances), stage => Assert.Equal((60, 1, 60), (stage.Rows, stage.Chunks, stage.RowsDone)));
        var discovery = detail.Stages.Single(stage => stage.Kind == StageKind.Discover);
        Assert.True(discovery.StartedAt >= detail.Stages.Single(stage => stage.Kind == StageKind.Attribute).FinishedAt);
        var log = (await _lab.Events.LogAsync(run, 200, default)).Select(line => line.Message).ToList();
        Assert.Contains(log, line => line.Contains("MB of memory expected", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("of 8 filters are activated", StringComparison.Ordinal));
        var found = RunMotifs.Open(_lab.Data.Run(run))!;
        Assert.NotNull(found.Discovery(0));
        Assert.NotNull(found.Instances(0));
        Assert.NotNull(found.Filters(0));
        Assert.NotNull(found.Hits(59));
    }

    [Fact]
    public async Task Submit_DatabaseOfAnotherChecksum_RefusedBeforeAnythingIsStored()
    {
        var spec = _lab.Spec(await _lab.AddSequencesAsync(3, 30), "ism") with { Motifs = Motifs with { Databases = [StarterSet.Source with { Sha256 = new string('0', 64) }] } };
        Assert.Contains("checksum differs", (await Assert.ThrowsAsync<InputException>(() => _lab.SubmitAsync(spec))).Message, StringComparison.Ordinal);
        var unknown = spec with { Motifs = Motifs with { Databases = [StarterSet.Source with { Id = "0123456789ab" }] } };
        Assert.Contains("not in this installation", (await Assert.ThrowsAsync<InputException>(() => _lab.SubmitAsync(unknown))).Message, StringComparison.Ordinal);
    }
}
