using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Tests.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.Propagation;

public sealed class RescaleRuleTests
{
    private const int Length = 24;

    private const string First = """{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"padding":"same","prefix":"first"}""";

    /// <summary>What may stand after a convolution with 6 channels.</summary>
    public static TheoryData<string> Middles() =>
    [
        """{"type":"ReLU"}""", """{"type":"ReLU6"}""", """{"type":"LeakyReLU"}""", """{"type":"ELU"}""", """{"type":"SELU"}""", """{"type":"CELU"}""",
        """{"type":"GELU"}""", """{"type":"GELU","approximate":"tanh"}""", """{"type":"SiLU"}""", """{"type":"Mish"}""", """{"type":"Tanh"}""",
        """{"type":"Sigmoid"}""", """{"type":"HardSigmoid"}""", """{"type":"Softplus"}""", """{"type":"Exp"}""", """{"type":"Identity"}""",
        """{"type":"PReLU","num_parameters":6,"prefix":"p"}""",
        """{"type":"Softmax"}""",
        """{"type":"LayerNorm","normalized_shape":6,"axis":"channels","prefix":"n"}""",
        """{"type":"LayerNorm","normalized_shape":24,"prefix":"n"}""",
        """{"type":"LayerNorm","normalized_shape":[6,24],"prefix":"n"}""",
        """{"type":"BatchNorm1d","num_features":6,"prefix":"n"},{"type":"ReLU"}""",
        """{"type":"MaxPool1d","kernel_size":4,"stride":2}""",
        """{"type":"MaxPool1d","kernel_size":3}""",
        """{"type":"MaxPool1d","kernel_size":3,"stride":2,"padding":1,"dilation":2,"ceil_mode":true}""",
        """{"type":"AvgPool1d","kernel_size":4,"stride":3,"padding":1}""",
        """{"type":"AdaptiveMaxPool1d","output_size":5}""",
        """{"type":"AdaptiveAvgPool1d","output_size":5}""",
        """{"type":"GlobalMaxPool1d"}""",
        """{"type":"GlobalAvgPool1d"},{"type":"Softmax","dim":-1}""",
        """{"type":"ReLU"},{"type":"Conv1d","in_channels":6,"out_channels":4,"kernel_size":4,"stride":3,"padding":2,"dilation":2,"groups":2,"prefix":"b"},{"type":"Tanh"}""",
        """{"type":"Residual","body":[{"type":"ReLU"},{"type":"Conv1d","in_channels":6,"out_channels":6,"kernel_size":4,"padding":"same","prefix":"b"},{"type":"Tanh"}]}""",
        """{"type":"Parallel","combine":"concat","branches":[[{"type":"ReLU"}],[{"type":"Conv1d","in_channels":6,"out_channels":3,"kernel_size":1,"prefix":"b"},{"type":"Exp"}],[]]}""",
        """{"type":"Parallel","combine":"interleave","branches":[[{"type":"GlobalMaxPool1d"}],[{"type":"GlobalAvgPool1d"}]]}""",
        """{"type":"Parallel","combine":"sum","branches":[[{"type":"ReLU"}],[{"type":"Sequential","body":[{"type":"Tanh"},{"type":"Dropout"}]}]]}""",
        """{"type":"Pad","left":3,"right":1,"value":0.5},{"type":"ReLU"},{"type":"Crop","left":2,"right":5}""",
        """{"type":"WindowMaximum","size":7,"body":[{"type":"Conv1d","in_channels":6,"out_channels":4,"kernel_size":3,"prefix":"b"},{"type":"ReLU"},{"type":"GlobalMaxPool1d"},{"type":"Linear","in_features":4,"out_features":2,"prefix":"c"}]}""",
        """{"type":"WindowMaximum","size":40,"body":[{"type":"ReLU"},{"type":"GlobalMaxPool1d"}]}""",
        """{"type":"MaxPool1d","kernel_size":3},{"type":"BidirectionalLstm","input_size":6,"units":5}""",
        """{"type":"MaxPool1d","kernel_size":3},{"type":"SelfAttention","size":6,"heads":3,"prefix":"s"}""",
        """{"type":"Flatten","order":"positions"},{"type":"GroupedLinear","groups":4,"in_features":144,"out_features":8,"prefix":"g"},{"type":"Sigmoid"}""",
    ];

    [Theory]
    [MemberData(nameof(Middles))]
    public void Multipliers_AnyLayer_ExplainTheWholeChange(string middle)
    {
        using var model = Network(middle);
        using var scope = NewDisposeScope();
        var (x, references) = Sequences(model, 3, 4);
        var tape = new PairTape(model, x, references);
        AssertComplete(tape, TestNetworks.Target(model, 0));
        AssertComplete(tape, TestNetworks.Target(model, 1));
        Assert.Equal(MethodVerdict.Exact, RuledLayers.Rescale(model.Graph).Verdict);
    }

    [Theory]
    [MemberData(nameof(Middles))]
    public void Multipliers_AnyLayer_ApproachTheGradientForCloseReferences(string middle)
    {
        using var model = Network(middle);
        using var scope = NewDisposeScope();
        var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1), TestNetworks.Bases(Length, 2));
        // Far enough for the ratios, near enough for the derivative.
        var references = (x + (rand(x.shape, x.dtype) - 0.5) * 2e-5).unsqueeze(1);
        var target = TestNetworks.Target(model, 1);
        var tape = new PairTape(model, x, references);
        var multipliers = tape.Multipliers(tape.Signal(target)).ToFloats();
        var gradient = InputGradient.Of(model, target, x).ToFloats();
        for (var i = 0; i < gradient.Length; i++)
            Assert.Equal(gradient[i], multipliers[i], 1e-3 + 1e-3 * Math.Abs(gradient[i]));
    }

    [Theory]
    [MemberData(nameof(Middles))]
    public void Multipliers_OneBatchOrSharedReferences_EqualOneByOne(string middle)
    {
        using var model = Network(middle);
        using var scope = NewDisposeScope();
        var (x, own) = Sequences(model, 3, 4);
        var target = TestNetworks.Target(model, 1);
        var shared = own.narrow(0, 0, 1);
        foreach (var references in new[] { own, shared })
        {
            var tape = new PairTape(model, x, references);
            var together = tape.Multipliers(tape.Signal(target)).select(0, 0);
            for (var row = 0; row < 3; row++)
                for (var reference = 0; reference < 4; reference++)
                {
                    var one = references.narrow(0, references.shape[0] == 1 ? 0 : row, 1).narrow(1, reference, 1);
                    var alone = new PairTape(model, x.narrow(0, row, 1), one);
                    var expected = alone.Multipliers(alone.Signal(target)).ToFloats();
                    var actual = together[row, reference].ToFloats();
                    for (var i = 0; i < expected.Length; i++)
                        Assert.Equal(expected[i], actual[i], 1e-9);
                }
        }
    }

    [Theory]
    [InlineData(StrandRule.Mean, PositionRule.Mean)]
    [InlineData(StrandRule.Max, PositionRule.Centre)]
    [InlineData(StrandRule.Mean, PositionRule.Max)]
    [InlineData(StrandRule.Max, PositionRule.Max)]
    public void Multipliers_BothStrandsAndPositions_ExplainTheWholeChange(StrandRule strands, PositionRule positions)
    {
        using var model = TestNetworks.Model(
            $$"""[{{First}},{"type":"ReLU"},{"type":"Conv1d","in_channels":6,"out_channels":2,"kernel_size":3,"prefix":"last"}]""", 2, type: ScalarType.Float64,
            change: card => card with { Strands = strands, Positional = true, Channels = "AGCT" });
        var target = CisLens.Inference.Models.Target.Create(new TargetSpec { Output = 1, Name = "output 1", Positions = positions }, model.Card);
        using var scope = NewDisposeScope();
        var (x, references) = Sequences(model, 4, 5);
        AssertComplete(new PairTape(model, x, references), target);
    }

    [Fact]
    public void Transpose_EveryLinearLayer_IsTheAdjointOfForward()
    {
        using var graph = TestNetworks.Graph("""
            [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":4,"padding":"same","bias":false,"prefix":"a"},
             {"type":"Conv1d","in_channels":6,"out_channels":4,"kernel_size":3,"stride":4,"padding":3,"dilation":2,"groups":2,"bias":false,"prefix":"b"},
             {"type":"Pad","left":1,"right":2},{"type":"Crop","left":2,"right":1},{"type":"AvgPool1d","kernel_size":2},{"type":"Flatten","order":"positions"},
             {"type":"Linear","in_features":12,"out_features":8,"bias":false,"prefix":"c"}]
            """, type: ScalarType.Float64);
        using var scope = NewDisposeScope();
        using var tape = graph.Record(rand([2, 4, Length], ScalarType.Float64));
        foreach (var record in tape.AllRecords())
        {
            var signal = rand(record.Output.shape, ScalarType.Float64);
            var back = record.Layer.Transpose(signal, record.Input.shape);
            Assert.Equal(record.Input.shape, back.shape);
            Assert.Equal((record.Output * signal).sum().ToFloats()[0], (record.Input * back).sum().ToFloats()[0], 1e-4);
        }
    }

    private static SequenceModel Network(string middle)
    {
        var shape = TestNetworks.Graph($"[{First},{middle}]");
        var output = shape.OutputShape(Length);
        shape.Dispose();
        var flatten = output.Length is null ? "" : """{"type":"Flatten"},""";
        return TestNetworks.Model(
            $$"""[{{First}},{{middle}},{{flatten}}{"type":"Linear","in_features":{{output.Elements}},"out_features":2,"prefix":"last"}]""", 2, type: ScalarType.Float64);
    }

    private static (Tensor Sequences, Tensor References) Sequences(SequenceModel model, int sequences, int references)
    {
        var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, sequences).Select(seed => TestNetworks.Bases(Length, seed))]);
        var r = TestNetworks.Encode(model, [.. Enumerable.Range(0, sequences * references).Select(seed => TestNetworks.Bases(Length, 100 + seed))]);
        return (x, r.reshape(sequences, references, 4, Length));
    }

    private static void AssertComplete(PairTape tape, Target target)
    {
        var change = tape.Change(target).ToFloats();
        var explained = tape.Explained(tape.Multipliers(tape.Signal(target))).ToFloats();
        Assert.Equal(change.Length, explained.Length);
        Assert.Contains(change, value => Math.Abs(value) > 1e-4);
        for (var i = 0; i < change.Length; i++)
            Assert.Equal(change[i], explained[i], 1e-6);
    }
}
