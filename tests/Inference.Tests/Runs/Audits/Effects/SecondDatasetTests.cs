using System.Text.Json.Nodes;
using CisLens.Inference.Runs.Audits.Effects;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits.Effects;

/// <summary>A second dataset in runs of the database.</summary>
public sealed class SecondDatasetTests : IAsyncLifetime
{
    private RunLab _lab = null!;

    public async Task InitializeAsync() => _lab = await RunLab.CreateAsync();

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Run_SecondDatasetOfTheProject_IsReadAndThatOfAnotherIsNot()
    {
        var other = await _lab.AddSequencesAsync(25, 30);
        var spec = _lab.Spec(await _lab.AddSequencesAsync(20, 30), "saliency") with
        {
            Audit = new AuditSpec
            {
                Tests = [new AuditTestSpec { Test = EffectsTest.Id, Options = new JsonObject { ["backgrounds"] = 20, ["otherSet"] = other.Id, ["otherSha256"] = other.Sha256 } }],
            },
        };
        var own = await _lab.SubmitAsync(spec);
        var another = await _lab.AddProjectAsync("Another");
        var foreign = await _lab.Runs.SubmitAsync(another, spec with { Sequences = await _lab.AddSequencesAsync(20, 30, another) }, default);
        await using var worker = await _lab.StartWorkerAsync();

        await _lab.WaitAsync(own, RunState.Done);
        Assert.Equal(3, EffectsResult.Open(_lab.Data.Run(own))!.Groups.Count);
        var failed = await _lab.WaitAsync(foreign, RunState.Failed);
        Assert.Contains("no set of sequences", failed.Summary.Failure, StringComparison.Ordinal);
    }
}
