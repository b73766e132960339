using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Training.Sets;

[Collection(TrainingGroup.Name)]
public sealed class SetTrainingTests : IDisposable
{
    private static readonly SetTrainingRequest Request = new()
    {
        Title = "Test model", Architecture = "ExplaiNN", Settings = new JsonObject { ["units"] = 8, ["hidden"] = 8 }, Passes = 4,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_TwoMotifs_LearnsThemAndSaysHowWell()
    {
        using var set = Simulated(250);
        var reports = new Reports();

        var package = SetTraining.Run(set, "Two motifs", Request with { Architecture = TrainableArchitectures.Cnn, Settings = null }, _folder.PathOf("model"), reports, default);

        Assert.Equal(["CTCF", "GABPA"], package.Card.Outputs.Select(output => output.Name));
        Assert.Equal((80, StrandRule.Mean, "Test model"), (package.Card.Input.Length, package.Card.Strands, package.Card.Title));
        Assert.All(package.Card.Performance.Where(figure => figure.Metric == "AUROC"), figure => Assert.True(figure.Low > 0.8, $"{figure}"));
        // 15 % of each group of 250.
        Assert.All(package.Card.Performance, figure => Assert.Equal(3 * 38, figure.N));
        Assert.Contains("522 simulated sequences of 'Two motifs' (seed 3)", package.Card.TrainedOn, StringComparison.Ordinal);
        Assert.InRange(reports.Passes, 1, 4);
        using var model = SequenceModel.Load(package, null, TorchSharp.torch.CPU);
        Assert.Equal(2, model.Card.Outputs.Count);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameWeights()
    {
        using var set = Simulated(30);
        string Weights(string folder, long seed) =>
            SetTraining.Run(set, "Set", Request with { Seed = seed, Passes = 1 }, _folder.PathOf(folder), new Reports(), default).Card.Weights[0].Sha256;

        var first = Weights("first", 1);
        Assert.Equal(first, Weights("second", 1));
        Assert.NotEqual(first, Weights("third", 2));
    }

    [Fact]
    public void Run_Cancelled_NothingStays()
    {
        using var set = Simulated(30);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SetTraining.Run(set, "Set", Request, _folder.PathOf("model"), new Reports(), source.Token));
        Assert.False(Directory.Exists(_folder.PathOf("model")));
    }

    [Fact]
    public void Check_SetsThatCannotBeLearnt_SaysWhy()
    {
        SequenceSetWriter.Write(_folder.PathOf("real"), "test", [new("a", "ACGT")]);
        using var real = SequenceSet.Open(_folder.PathOf("real"));
        using var few = Simulated(10);
        using var enough = Simulated(30);

        Assert.StartsWith("What is planted in these sequences is not known", Fault(real, Request), StringComparison.Ordinal);
        Assert.StartsWith("Each motif needs 20 sequences", Fault(few, Request), StringComparison.Ordinal);
        Assert.StartsWith("0 passes are asked for", Fault(enough, Request with { Passes = 0 }), StringComparison.Ordinal);
        Assert.StartsWith("Give the model a name", Fault(enough, Request with { Title = " " }), StringComparison.Ordinal);
    }

    private static string Fault(SequenceSet set, SetTrainingRequest request) => Assert.Throws<InputException>(() => SetTraining.Check(set, request)).Message;

    private SequenceSet Simulated(int each)
    {
        var options = new SimulationOptions { Motifs = [KnownMotifs.Ctcf, KnownMotifs.Gabpa], Length = 80, SequencesPerMotif = each, BackgroundSequences = each, Sharpness = 2 };
        var folder = _folder.PathOf($"set-{each}");
        SimulationTruth.Store(folder, SequenceSimulator.Create(options, 3));
        return SequenceSet.Open(folder);
    }

    private sealed class Reports : IProgress<EpochReport>
    {
        public int Passes { get; private set; }

        public void Report(EpochReport value) => Passes = value.Epoch;
    }
}
