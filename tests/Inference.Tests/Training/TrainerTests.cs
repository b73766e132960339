using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using Xunit;

namespace CisLens.Inference.Tests.Training;

[Collection(TrainingGroup.Name)]
public sealed class TrainerTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 1, Batch = 32, LearningRate = 0.02, Seed = 3 };

    [Fact]
    public void Run_OnePassOnPlantedMotif_FindsIt()
    {
        using var graph = new LayerGraph(Layers());
        var test = Simulated(each: 200, background: 200, seed: 99);

        new Trainer(graph, Options).Run(Planted(1000, seed: 1), Simulated(100, 100, seed: 50), new Reports(), default);

        var logits = Predictor.Run(graph, test.Sequences, bothStrands: true, default);
        var area = Metrics.Auroc(logits.Select(row => row[0]).ToArray(), test.Labels.Select(label => label > 0).ToArray());
        Assert.True(area > 0.9, $"The area under the ROC curve is {area:F3}.");
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameWeights()
    {
        var first = Weights(Options);

        Assert.Equal(first, Weights(Options));
        Assert.NotEqual(first, Weights(Options with { Seed = 4 }));
    }

    [Fact]
    public void Run_SeveralPasses_KeepsTheWeightsOfTheBest()
    {
        using var graph = new LayerGraph(Layers());
        var validation = Simulated(100, 100, seed: 50);

        var reports = new Trainer(graph, Options with { Epochs = 3 }).Run(Planted(200, seed: 1), validation, new Reports(), default);

        var logits = Predictor.Run(graph, validation.Sequences, bothStrands: false, default);
        var area = Metrics.Auprc(logits.Select(row => row[0]).ToArray(), validation.Labels.Select(label => label > 0).ToArray());
        Assert.Equal(reports.Max(report => report.MeanAuprc), area, 12);
    }

    [Fact]
    public void Run_NothingToLearn_StopsEarly()
    {
        using var graph = new LayerGraph(Layers());
        var reports = new Reports();

        // The step size is zero and batch statistics hardly move, so no pass can be much better than the first ones.
        var result = new Trainer(graph, Options with { Epochs = 50, LearningRate = 0, Patience = 2 })
            .Run(Planted(64, seed: 1), Simulated(50, 50, seed: 50), reports, default);

        Assert.InRange(result.Count, 3, 49);
        Assert.Equal(result, reports.Seen);
        Assert.All(result.TakeLast(2), report => Assert.False(report.IsBest));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var graph = new LayerGraph(Layers());
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            new Trainer(graph, Options).Run(Planted(64, seed: 1), Simulated(20, 20, seed: 2), new Reports(), source.Token));
    }

    [Fact]
    public void Create_BatchWithShuffles_AddsNegativesThatAreKnown()
    {
        var examples = new Examples(Planted(4, seed: 1).Sequences, [1, 0, 1, 0, 1, 0, 1, 0], [1, 0, 1, 0, 1, 0, 1, 0], outputs: 2);

        var batch = TrainingBatch.Create(examples, [2, 0], Options with { BothStrands = false }, new SeededRandom(1));

        Assert.Equal(4, batch.Count);
        Assert.Equal<float>([1, 0, 1, 0, 0, 0, 0, 0], batch.Labels);
        Assert.Equal<float>([1, 0, 1, 0, 1, 1, 1, 1], batch.Known);
        Assert.Equal(Bases.Decode(examples.Sequences[2]), OneHot.Decode(batch.Inputs.AsSpan(0, 4 * 60)));
        DinucleotideShuffleIsOf(examples.Sequences[2], OneHot.Decode(batch.Inputs.AsSpan(2 * 4 * 60, 4 * 60)));
    }

    private static void DinucleotideShuffleIsOf(byte[] codes, string shuffled)
    {
        Assert.NotEqual(Bases.Decode(codes), shuffled);
        Tests.Sequences.DinucleotideShuffleTests.AssertSamePairs(Bases.Decode(codes), shuffled);
    }

    private static float[] Weights(TrainingOptions options)
    {
        using var graph = new LayerGraph(Layers());
        new Trainer(graph, options).Run(Planted(64, seed: 1), Simulated(20, 20, seed: 2), new Reports(), default);
        return [.. graph.ToTensors().OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.ToFloats())];
    }

    private static Examples Planted(int count, long seed) => Simulated(count, 0, seed);

    private static Examples Simulated(int each, int background, long seed)
    {
        var options = new SimulationOptions { Motifs = [KnownMotifs.Gabpa], SequencesPerMotif = each, BackgroundSequences = background, Length = 60 };
        var set = SequenceSimulator.Create(options, seed).Sequences;
        return new Examples(
            [.. set.Select(sequence => Bases.Encode(sequence.Bases))],
            [.. set.Select(sequence => sequence.Label == "1" ? 1f : 0f)],
            [.. set.Select(_ => 1f)], outputs: 1);
    }

    private static JsonArray Layers() => (JsonArray)JsonNode.Parse("""
        [
          {"type":"Conv1d","prefix":"conv","in_channels":4,"out_channels":16,"kernel_size":12},
          {"type":"BatchNorm1d","prefix":"norm","num_features":16},
          {"type":"Exp"},
          {"type":"GlobalMaxPool1d"},
          {"type":"Dropout","p":0.1},
          {"type":"Linear","prefix":"dense","in_features":16,"out_features":1}
        ]
        """)!;

    private sealed class Reports : IProgress<EpochReport>
    {
        public List<EpochReport> Seen { get; } = [];

        public void Report(EpochReport value) => Seen.Add(value);
    }
}
