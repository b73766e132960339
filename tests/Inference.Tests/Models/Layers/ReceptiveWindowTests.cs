using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models.Layers;

public sealed class ReceptiveWindowTests
{
    private const int Length = 60;

    [Theory]
    [InlineData("""[{"type":"Conv1d","in_channels":4,"out_channels":2,"kernel_size":5,"padding":2,"prefix":"a"},{"type":"Conv1d","in_channels":2,"out_channels":2,"kernel_size":3,"dilation":4,"stride":2,"prefix":"b"}]""")]
    [InlineData("""[{"type":"Conv1d","in_channels":4,"out_channels":2,"kernel_size":4,"padding":"same","prefix":"a"},{"type":"AvgPool1d","kernel_size":3,"stride":2},{"type":"Tanh"},{"type":"Crop","left":2,"right":1}]""")]
    [InlineData("""[{"type":"Pad","left":3,"right":1},{"type":"Residual","body":[{"type":"Conv1d","in_channels":4,"out_channels":4,"kernel_size":7,"padding":3,"prefix":"a"},{"type":"Sigmoid"}]}]""")]
    [InlineData("""[{"type":"Parallel","combine":"concat","branches":[[{"type":"Conv1d","in_channels":4,"out_channels":2,"kernel_size":3,"padding":1,"prefix":"a"}],[{"type":"Conv1d","in_channels":4,"out_channels":2,"kernel_size":9,"padding":4,"prefix":"b"}]]}]""")]
    public void Window_OfGraph_IsWhereGradientsAre(string layers)
    {
        using var graph = TestNetworks.Graph(layers);
        var window = graph.Window!.Value;
        var middle = graph.OutputShape(Length).Length!.Value / 2;
        using var scope = NewDisposeScope();
        var x = tensor(LayerForwardTests.Values(Length), [1, 4, Length]).requires_grad_(true);
        var answer = graph.Forward(x).select(2, middle).square().sum();
        var gradient = autograd.grad([answer], [x])[0].abs().sum([0L, 1L]).ToFloats();
        var seen = Enumerable.Range(0, Length).Where(position => gradient[position] > 0).ToList();
        Assert.Equal(middle * window.Stride + window.Offset, seen[0]);
        Assert.Equal(window.Size, seen[^1] - seen[0] + 1);
    }

    [Theory]
    [InlineData("OpenSpliceAI", 401, -0)]
    [InlineData("Pangolin", 10001, 0)]
    public void Window_OfSpliceModels_IsTheirContext(string name, int size, int offset)
    {
        using var graph = ArchitectureCatalogue.Build(new JsonObject { ["name"] = name });
        Assert.Equal((size, 1, offset), (graph.Window!.Value.Size, graph.Window.Value.Stride, graph.Window.Value.Offset));
    }

    [Fact]
    public void Window_AfterFlatten_IsEverything()
    {
        using var graph = TestNetworks.Graph(TestNetworks.Smooth);
        Assert.Null(graph.Window);
    }

    [Fact]
    public void Cost_OfConvolution_CountsMultiplicationsAndAdditions()
    {
        using var graph = TestNetworks.Graph("""[{"type":"Conv1d","in_channels":4,"out_channels":8,"kernel_size":5,"prefix":"a"},{"type":"GlobalMaxPool1d"},{"type":"Linear","in_features":8,"out_features":2,"prefix":"b"}]""");
        var cost = graph.Cost(14);
        Assert.Equal((2 * 8 * 10 * 4 * 5) + (8 * 10) + (2 * 8 * 2), cost.Operations);
        Assert.Equal(80 + 8 + 2, cost.Kept);
        Assert.Equal((4 * 14) + 80, cost.Peak);
    }
}
