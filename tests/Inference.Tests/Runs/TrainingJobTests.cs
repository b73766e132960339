using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Tests.Runs;

public sealed class TrainingJobTests
{
    [Fact]
    public async Task Ask_SimulatedSet_ModelIsInTheProject()
    {
        await using var lab = await RunLab.CreateAsync();
        var (store, record) = Add(lab, passes: 1);
        await lab.Trainings.AskAsync(record.Id, default);
        await using var worker = await lab.StartWorkerAsync();
        var ended = await EndAsync(store, record.Id);

        Assert.Equal((TrainingState.Done, 1, null), (ended.State, ended.Pass, ended.Failure));
        Assert.Equal("Trained", ModelPackage.Open(lab.Data.Model(record.ModelId)).Card.Title);
        await using var db = await lab.Contexts.CreateDbContextAsync();
        Assert.Equal(record.ProjectId, (await db.Models.SingleAsync(model => model.Id == record.ModelId)).ProjectId);
        Assert.True(ended.Area > 0);
    }

    [Fact]
    public async Task Start_TrainingThatAWorkerLeft_GoesOn()
    {
        await using var lab = await RunLab.CreateAsync();
        var (store, record) = Add(lab, passes: 1);
        store.Update(record with { State = TrainingState.Running });
        await using var worker = await lab.StartWorkerAsync();

        Assert.Equal(TrainingState.Done, (await EndAsync(store, record.Id)).State);
    }

    [Fact]
    public async Task Stop_UnderWay_NothingStays()
    {
        await using var lab = await RunLab.CreateAsync();
        var (store, record) = Add(lab, SetTrainingRequest.MostPasses, each: 2000);
        await lab.Trainings.AskAsync(record.Id, default);
        await using var worker = await lab.StartWorkerAsync();
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (store.Find(record.Id)!.State != TrainingState.Running)
            await Task.Delay(50, limit.Token);
        store.Stop(record.Id);

        Assert.Equal(TrainingState.Cancelled, (await EndAsync(store, record.Id)).State);
        Assert.False(Directory.Exists(lab.Data.Model(record.ModelId)));
    }

    [Fact]
    public async Task Ask_SetIsGone_SentenceIsStored()
    {
        await using var lab = await RunLab.CreateAsync();
        var (store, record) = Add(lab, passes: 1);
        Directory.Delete(lab.Data.SequenceSet(record.SetId), recursive: true);
        await lab.Trainings.AskAsync(record.Id, default);
        await using var worker = await lab.StartWorkerAsync();
        var ended = await EndAsync(store, record.Id);

        Assert.Equal(TrainingState.Failed, ended.State);
        Assert.Contains("holds no set of sequences", ended.Failure, StringComparison.Ordinal);
    }

    private static (TrainingStore Store, TrainingRecord Record) Add(RunLab lab, int passes, int each = 30)
    {
        var set = Identifier.New();
        var options = new SimulationOptions { Motifs = [KnownMotifs.Gabpa], SequencesPerMotif = each, BackgroundSequences = each };
        SimulationTruth.Store(lab.Data.SequenceSet(set), SequenceSimulator.Create(options, 1));
        var store = new TrainingStore(lab.Data);
        var record = new TrainingRecord
        {
            ProjectId = lab.Project,
            SetId = set,
            SetName = "Simulated",
            Request = new SetTrainingRequest { Title = "Trained", Architecture = "DeepBind", Settings = new JsonObject { ["detectors"] = 4 }, Passes = passes },
            SubmittedAt = DateTimeOffset.UtcNow,
        };
        store.Add(record);
        return (store, record);
    }

    private static async Task<TrainingRecord> EndAsync(TrainingStore store, string id)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!store.Find(id)!.HasEnded())
            await Task.Delay(100, limit.Token);
        return store.Find(id)!;
    }
}
