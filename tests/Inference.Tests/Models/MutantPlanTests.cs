using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers.Mutants;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models;

public sealed class MutantPlanTests
{
    private const string Strided = """
        [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":8,"prefix":"a"},{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":4},
         {"type":"Conv1d","in_channels":6,"out_channels":5,"kernel_size":5,"padding":2,"stride":3,"prefix":"b"},{"type":"AvgPool1d","kernel_size":3,"stride":2,"padding":1}]
        """;

    [Fact]
    public void Create_StridesOfFourThreeAndTwo_MakesBlocksOfTheirProduct()
    {
        using var graph = TestNetworks.Graph(Strided);
        var plan = MutantPlan.Create(graph, 600)!;
        Assert.Equal(24, plan.Block);
        Assert.InRange(plan.Offset, 0, 23);
        Assert.True(plan.ValuesPerPosition > 0);
    }

    [Fact]
    public void Create_NothingButADenseLayer_KeepsNoWindows()
    {
        using var graph = TestNetworks.Graph(TestNetworks.Linear(30, 1));
        Assert.Null(MutantPlan.Create(graph, 30));
    }

    [Fact]
    public void Width_OfEveryLayer_IsThatOfTheWindowsComputed()
    {
        using var graph = TestNetworks.Graph(Strided);
        using var scope = NewDisposeScope();
        using var weights = new PreparedWeights();
        var tape = graph.Record(zeros(1, 4, 600));
        for (var first = 48; first < 72; first++)
        {
            var stage = WindowStage.Input(600);
            MutantFeatures mutants = new WindowFeatures(zeros([24, 1, 1, 3, 1, 4]), new Stretch(first, 1), true);
            foreach (var record in tape.Records)
            {
                stage = stage.Through(record.Layer)!;
                mutants = mutants.Through(record, weights);
                Assert.Equal(stage.Width(new Stretch(first, stage.Window.Stride)), ((WindowFeatures)mutants).Window.Width);
            }
        }
    }
}
