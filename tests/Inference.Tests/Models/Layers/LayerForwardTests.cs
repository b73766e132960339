using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models.Layers;

public sealed class LayerForwardTests
{
    [Theory]
    [InlineData(3, 1, 1, 0, 1)]
    [InlineData(3, 2, 1, 1, 1)]
    [InlineData(5, 1, 3, 4, 2)]
    [InlineData(4, 3, 2, 2, 4)]
    public void Conv1d_AllSettings_EqualsItsDefinition(int kernel, int stride, int dilation, int padding, int groups)
    {
        const int length = 23, channels = 4, filters = 8;
        using var graph = TestNetworks.Graph(
            $$"""[{"type":"Conv1d","in_channels":4,"out_channels":8,"kernel_size":{{kernel}},"stride":{{stride}},"dilation":{{dilation}},"padding":{{padding}},"groups":{{groups}},"prefix":"c"}]""");
        var values = Enumerable.Range(0, channels * length).Select(i => MathF.Sin(i)).ToArray();
        var actual = Run(graph, values, length);

        var weight = graph.Parameters[0].Value.ToFloats();
        var bias = graph.Parameters[1].Value.ToFloats();
        var positions = graph.OutputShape(length).Length!.Value;
        Assert.Equal((length + 2 * padding - (kernel - 1) * dilation - 1) / stride + 1, positions);
        var (perGroup, filtersPerGroup) = (channels / groups, filters / groups);
        for (var filter = 0; filter < filters; filter++)
            for (var position = 0; position < positions; position++)
            {
                double sum = bias[filter];
                for (var channel = 0; channel < perGroup; channel++)
                    for (var tap = 0; tap < kernel; tap++)
                    {
                        var at = position * stride - padding + tap * dilation;
                        if (at >= 0 && at < length)
                            sum += weight[(filter * perGroup + channel) * kernel + tap] * values[(filter / filtersPerGroup * perGroup + channel) * length + at];
                    }
                Assert.Equal(sum, actual[filter * positions + position], 1e-5);
            }
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 3)]
    [InlineData(6, 2)]
    public void Conv1d_SamePadding_KeepsLengthAndPutsTheOddOneRight(int kernel, int dilation)
    {
        const int length = 20;
        var total = (kernel - 1) * dilation;
        string Conv(string more) => $$"""{"type":"Conv1d","in_channels":4,"out_channels":3,"kernel_size":{{kernel}},"dilation":{{dilation}},"prefix":"c"{{more}}}""";
        using var same = TestNetworks.Graph($"[{Conv(",\"padding\":\"same\"")}]");
        using var padded = TestNetworks.Graph($$"""[{"type":"Pad","left":{{total / 2}},"right":{{total - total / 2}}},{{Conv("")}}]""");
        Copy(same, padded);
        Assert.Equal(length, same.OutputShape(length).Length);
        Assert.Equal(Run(padded, Values(length), length), Run(same, Values(length), length));
    }

    [Fact]
    public void Conv2d_OfHeightOne_EqualsConv1d()
    {
        using var flat = TestNetworks.Graph("""[{"type":"Conv1d","in_channels":4,"out_channels":5,"kernel_size":3,"padding":1,"stride":2,"prefix":"c"},{"type":"MaxPool1d","kernel_size":2}]""");
        using var folded = TestNetworks.Graph("""[{"type":"UnsqueezeHeight"},{"type":"Conv2d","in_channels":4,"out_channels":5,"kernel_size":[1,3],"padding":[0,1],"stride":[1,2],"prefix":"c"},{"type":"MaxPool2d","kernel_size":[1,2]}]""");
        Assert.Equal([5, 4, 1, 3], folded.Parameters[0].FileShape);
        Assert.Equal(flat.Parameters[0].ToFile(), folded.Parameters[0].ToFile());
        Assert.Equal(Run(flat, Values(20), 20), Run(folded, Values(20), 20));
    }

    [Fact]
    public void GroupedLinear_AnyInput_EqualsGroupedConvolutionOfWidthOne()
    {
        using var graph = TestNetworks.Graph("""[{"type":"Flatten"},{"type":"GroupedLinear","groups":4,"in_features":24,"out_features":8,"prefix":"g"}]""");
        var values = Values(6);
        using var scope = NewDisposeScope();
        var weight = tensor(graph.Parameters[0].ToFile(), [8, 6, 1]);
        var bias = tensor(graph.Parameters[1].ToFile(), [8]);
        var expected = nn.functional.conv1d(tensor(values, [1, 24, 1]), weight, bias, groups: 4).ToFloats();
        Assert.Equal(expected.Select(value => Math.Round(value, 5)), Run(graph, values, 6).Select(value => Math.Round(value, 5)));
    }

    [Theory]
    [InlineData("concat", new float[] { 2, 3, 1, 1.5f })]
    [InlineData("interleave", new float[] { 2, 1, 3, 1.5f })]
    [InlineData("sum", new float[] { 3, 4.5f })]
    public void Parallel_Branches_ArePutTogetherAsNamed(string combine, float[] expected)
    {
        var layers = $$"""[{"type":"Parallel","combine":"{{combine}}","branches":[[{"type":"GlobalMaxPool1d"}],[{"type":"GlobalAvgPool1d"}]]}]""";
        using var graph = TestNetworks.Graph(layers);
        using var x = tensor(new float[] { 0, 2, 0, 3 }, [1, 2, 2]);
        using var y = graph.Forward(x);
        Assert.Equal(expected, y.ToFloats());
    }

    [Fact]
    public void Residual_OfScaledIdentity_AddsInput()
    {
        using var graph = TestNetworks.Graph("""[{"type":"Residual","body":[{"type":"LeakyReLU","negative_slope":0.5}]},{"type":"Crop","left":1,"right":0},{"type":"Flatten","order":"positions"}]""");
        using var x = tensor(new float[] { 1, -2, 3, -4, 5, 6 }, [1, 2, 3]);
        using var y = graph.Forward(x);
        Assert.Equal([-3, 10, 6, 12], y.ToFloats());
    }

    [Theory]
    [InlineData("""{"type":"ReLU"}""", 0, 1.5)]
    [InlineData("""{"type":"ReLU6"}""", 0, 1.5)]
    [InlineData("""{"type":"LeakyReLU","negative_slope":0.2}""", -0.14, 1.5)]
    [InlineData("""{"type":"ELU","alpha":2}""", -1.0068294, 1.5)]
    [InlineData("""{"type":"SELU"}""", -0.8850533, 1.5760515)]
    [InlineData("""{"type":"CELU","alpha":2}""", -0.5906238, 1.5)]
    [InlineData("""{"type":"GELU"}""", -0.1693745, 1.3997892)]
    [InlineData("""{"type":"GELU","approximate":"tanh"}""", -0.1694299, 1.3995715)]
    [InlineData("""{"type":"SiLU"}""", -0.2322684, 1.2263619)]
    [InlineData("""{"type":"Mish"}""", -0.2678702, 1.4033782)]
    [InlineData("""{"type":"Tanh"}""", -0.6043678, 0.9051483)]
    [InlineData("""{"type":"Sigmoid"}""", 0.3318122, 0.8175745)]
    [InlineData("""{"type":"HardSigmoid"}""", 0.3833333, 0.75)]
    [InlineData("""{"type":"HardSigmoid","slope":0.2}""", 0.36, 0.8)]
    [InlineData("""{"type":"Softplus"}""", 0.4031860, 1.7014133)]
    [InlineData("""{"type":"Exp"}""", 0.4965853, 4.4816891)]
    [InlineData("""{"type":"PReLU","prefix":"p"}""", -0.175, 1.5)]
    public void Activation_AtTwoPoints_HasItsValue(string layer, double atMinus, double atPlus)
    {
        using var graph = TestNetworks.Graph($"[{layer}]");
        using var x = tensor(new float[] { -0.7f, 1.5f }, [1, 2]);
        using var y = graph.Forward(x);
        var values = y.ToFloats();
        Assert.Equal(atMinus, values[0], 2e-6);
        Assert.Equal(atPlus, values[1], 2e-6);
    }

    [Fact]
    public void Forward_InTraining_DropsAndMovesRunningStatistics()
    {
        using var graph = TestNetworks.Graph("""[{"type":"BatchNorm1d","num_features":4,"prefix":"n"},{"type":"Dropout","p":0.5}]""");
        var mean = graph.Parameters.Single(parameter => parameter.Key == "n.running_mean");
        using var x = tensor(Values(30), [1, 4, 30]);
        using var still = graph.Forward(x);
        Assert.Equal(new float[4], mean.Value.ToFloats());
        using var moved = graph.Forward(x, training: true);
        Assert.All(mean.Value.ToFloats(), value => Assert.NotEqual(0, value));
        Assert.InRange(moved.ToFloats().Count(value => value == 0), 20, 100);
        Assert.DoesNotContain(0f, still.ToFloats());
    }

    [Fact]
    public void Trainable_AfterRequire_GetsGradients()
    {
        using var graph = TestNetworks.Graph(TestNetworks.Smooth);
        graph.RequireGradients(true);
        using var scope = NewDisposeScope();
        var x = tensor(Values(30), [1, 4, 30]);
        var gradients = autograd.grad([graph.Forward(x, training: true).sum()], [.. graph.Trainable]);
        Assert.Equal(8, gradients.Count);
        Assert.All(gradients.Zip(graph.Trainable), pair => Assert.Equal(pair.Second.shape, pair.First.shape));
    }

    [Fact]
    public void Initialize_SameSeed_GivesSameWeightsWithinPyTorchsBounds()
    {
        using var first = TestNetworks.Graph(TestNetworks.Smooth, seed: 7);
        using var second = TestNetworks.Graph(TestNetworks.Smooth, seed: 7);
        using var other = TestNetworks.Graph(TestNetworks.Smooth, seed: 8);
        var weights = first.Parameters[0].ToFile();
        Assert.Equal(weights, second.Parameters[0].ToFile());
        Assert.NotEqual(weights, other.Parameters[0].ToFile());
        var bound = 1 / Math.Sqrt(4 * 5);
        Assert.All(weights, value => Assert.InRange(value, -bound, bound));
        Assert.InRange(weights.Max(), 0.8 * bound, bound);
    }

    internal static float[] Values(int length) => [.. Enumerable.Range(1, 4 * length).Select(i => MathF.Sin(i))];

    private static void Copy(LayerGraph from, LayerGraph to) => to.Bind(from.ToTensors(), "copy", CPU);

    private static float[] Run(LayerGraph graph, float[] values, int length)
    {
        using var x = tensor(values, [1, 4, length]);
        using var y = graph.Forward(x);
        return y.ToFloats();
    }
}
