using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Reuse;

/// <summary>Derived runs of the database, computed by a worker.</summary>
public sealed class DerivedRunTests : IAsyncLifetime
{
    private RunLab _lab = null!;

    public async Task InitializeAsync() => _lab = await RunLab.CreateAsync();

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Run_Derived_ComputesOnlyWhatIsNewAndOutlivesItsOrigin()
    {
        var spec = _lab.Spec(await _lab.AddSequencesAsync(40, 30));
        var origin = await _lab.SubmitAsync(spec);
        var models = new LabModels((_, _) => { });
        await using var worker = await _lab.StartWorkerAsync(models);
        await _lab.WaitAsync(origin, RunState.Done);
        Assert.Equal(3, models.Calls);

        var derived = await _lab.SubmitAsync(spec with { Embeddings = [new EmbeddingSpec { Layer = "Layer 2 (GlobalMaxPool1d)" }] }, origin);
        var detail = await _lab.WaitAsync(derived, RunState.Done);

        Assert.Equal(origin, detail.OriginId);
        // Three parts of the embedding; those of the predictions are there.
        Assert.Equal(6, models.Calls);
        var predict = detail.Stages.Single(stage => stage.Kind == StageKind.Predict);
        Assert.Equal((StageState.Done, 40, 0), (predict.State, predict.RowsDone, predict.FinishedRows));
        Assert.Contains(await _lab.Events.LogAsync(derived, 100, default), line => line.Message.Contains("taken over from 'Test run', not computed again: Predict", StringComparison.Ordinal));
        await _lab.Runs.DeleteAsync(origin, default);
        using var results = RunResults.Open(_lab.Data.Run(derived))!;
        Assert.Equal(2, results.Outputs(39)!.Length);
    }

    [Fact]
    public async Task Run_OriginDeletedBeforeItBegins_ComputesEverything()
    {
        var spec = _lab.Spec(await _lab.AddSequencesAsync(16, 30));
        var origin = await _lab.SubmitAsync(spec);
        await using (await _lab.StartWorkerAsync(new LabModels()))
            await _lab.WaitAsync(origin, RunState.Done);
        var derived = await _lab.SubmitAsync(spec with { Name = "Again" }, origin);
        await _lab.Runs.DeleteAsync(origin, default);

        var models = new LabModels((_, _) => { });
        await using var next = await _lab.StartWorkerAsync(models);
        await _lab.WaitAsync(derived, RunState.Done);

        Assert.Equal(1, models.Calls);
    }

    [Fact]
    public async Task Run_OriginWithoutIntermediates_ComputesWhatIsNotWhole()
    {
        var spec = _lab.Spec(await _lab.AddSequencesAsync(16, 30));
        var origin = await _lab.SubmitAsync(spec);
        var models = new LabModels((_, _) => { });
        await using var worker = await _lab.StartWorkerAsync(models);
        await _lab.WaitAsync(origin, RunState.Done);
        Assert.True(RunIntermediates.Remove(_lab.Data.Run(origin), DateTimeOffset.UtcNow) > 0);

        var derived = await _lab.SubmitAsync(spec with { Name = "Again" }, origin);
        await _lab.WaitAsync(derived, RunState.Done);

        Assert.Equal(2, models.Calls);
        using var results = RunResults.Open(_lab.Data.Run(derived))!;
        Assert.Equal(2, results.Outputs(0)!.Length);
    }

    [Fact]
    public async Task Submit_OriginOfAnotherProject_Refused()
    {
        var spec = _lab.Spec(await _lab.AddSequencesAsync(3, 30));
        var origin = await _lab.SubmitAsync(spec);
        var other = await _lab.AddProjectAsync("Other");

        var error = await Assert.ThrowsAsync<InputException>(() => _lab.Runs.SubmitAsync(new RunSubmission(other, spec) { OriginId = origin }, default));

        Assert.Contains("no run", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _lab.Runs.ListAsync(other, default));
    }
}
