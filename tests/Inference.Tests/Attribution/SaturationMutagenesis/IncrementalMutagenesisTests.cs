using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared.Runs;
using TorchSharp;

namespace CisLens.Inference.Tests.Attribution.SaturationMutagenesis;

/// <summary>Incremental ISM equals plain ISM, whatever the network looks like.</summary>
public sealed class IncrementalMutagenesisTests
{
    private const int Length = 60;

    private const string First = """{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"padding":2,"prefix":"first"}""";

    private const string Last = """{"type":"GlobalAvgPool1d"},{"type":"Linear","in_features":6,"out_features":2,"prefix":"last"}""";

    public static TheoryData<string, string> Networks() => new()
    {
        { "plain convolutions", $$"""{{First}},{"type":"ReLU"},{{Conv(4)}},{"type":"Tanh"},{{Last}}""" },
        { "no activation between convolutions", $$"""{{First}},{{Conv(3, padding: 3)}},{{Last}}""" },
        { "stride 2", $$"""{{First}},{"type":"ReLU"},{{Conv(4, stride: 2, padding: 1)}},{"type":"ELU"},{{Last}}""" },
        { "stride wider than the filter", $$"""{{First}},{"type":"ReLU"},{{Conv(2, stride: 3)}},{"type":"Sigmoid"},{{Last}}""" },
        { "dilation", $$"""{{First}},{"type":"GELU"},{{Conv(3, dilation: 4, padding: 2)}},{"type":"Softplus"},{{Last}}""" },
        { "groups", $$"""{{First}},{"type":"ReLU"},{"type":"Conv1d","in_channels":6,"out_channels":6,"kernel_size":3,"groups":3,"prefix":"g"},{"type":"SiLU"},{{Last}}""" },
        { "uneven padding", $$"""{{First}},{"type":"ReLU"},{"type":"Conv1d","in_channels":6,"out_channels":6,"kernel_size":4,"padding":"same","dilation":3,"prefix":"s"},{"type":"ReLU"},{{Last}}""" },
        { "maximum pool", $$"""{{First}},{"type":"Exp"},{"type":"MaxPool1d","kernel_size":3},{{Conv(3)}},{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":2},{{Last}}""" },
        { "overlapping maximum pool", $$"""{{First}},{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":4,"stride":2,"padding":2,"ceil_mode":true},{{Conv(3, padding: 1)}},{{Last}}""" },
        { "maximum pool with gaps", $$"""{{First}},{"type":"MaxPool1d","kernel_size":2,"stride":3,"dilation":2,"padding":1},{{Conv(3)}},{"type":"ReLU"},{{Last}}""" },
        { "maximum pool right after the input", $$"""{"type":"MaxPool1d","kernel_size":2},{{First}},{"type":"ReLU"},{{Last}}""" },
        { "mean pool", $$"""{{First}},{"type":"ReLU"},{"type":"AvgPool1d","kernel_size":4},{{Conv(3)}},{"type":"ReLU"},{{Last}}""" },
        { "mean pool at the ends", $$"""{{First}},{"type":"Tanh"},{"type":"AvgPool1d","kernel_size":5,"stride":3,"padding":2,"ceil_mode":true,"count_include_pad":false},{"type":"ReLU"},{{Last}}""" },
        { "mean pool that counts its padding", $$"""{{First}},{"type":"Tanh"},{"type":"AvgPool1d","kernel_size":5,"stride":4,"padding":2,"ceil_mode":true},{"type":"Exp"},{{Last}}""" },
        { "norms", $$"""{{First}},{"type":"BatchNorm1d","num_features":6,"prefix":"n"},{"type":"ReLU"},{"type":"LayerNorm","normalized_shape":6,"axis":"channels","prefix":"l"},{"type":"PReLU","num_parameters":6,"prefix":"p"},{{Conv(3)}},{"type":"Softmax"},{{Last}}""" },
        { "norm over positions", $$"""{{First}},{"type":"ReLU"},{"type":"LayerNorm","normalized_shape":[6,60],"prefix":"l"},{"type":"ReLU"},{{Last}}""" },
        { "residual", $$"""{{First}},{"type":"Residual","body":[{"type":"ReLU"},{{Conv(3, dilation: 2, padding: 2)}}]},{"type":"Residual","body":[{{Conv(3, dilation: 4, padding: 4, prefix: "d")}},{"type":"Tanh"}]},{"type":"ReLU"},{{Last}}""" },
        { "branches added", $$"""{{First}},{"type":"ReLU"},{"type":"Parallel","combine":"sum","branches":[[{{Conv(3, padding: 1)}}],[{{Conv(5, padding: 2, prefix: "d")}},{"type":"Sigmoid"}],[]]},{"type":"Tanh"},{{Last}}""" },
        { "branches side by side", $$"""{{First}},{"type":"Parallel","combine":"concat","branches":[[{"type":"MaxPool1d","kernel_size":2}],[{"type":"AvgPool1d","kernel_size":2},{"type":"ReLU"}]]},{"type":"Conv1d","in_channels":12,"out_channels":6,"kernel_size":3,"prefix":"c"},{"type":"ReLU"},{{Last}}""" },
        { "branches interleaved", $$"""{{First}},{"type":"ReLU"},{"type":"Parallel","combine":"interleave","branches":[[{"type":"GlobalMaxPool1d"}],[{"type":"GlobalAvgPool1d"}]]},{"type":"Linear","in_features":12,"out_features":2,"prefix":"last"}""" },
        { "global maximum", $$"""{{First}},{"type":"ReLU"},{{Conv(3, padding: 3)}},{"type":"GlobalMaxPool1d"},{"type":"Linear","in_features":6,"out_features":2,"prefix":"last"}""" },
        { "adaptive pool", $$"""{{First}},{"type":"ReLU"},{"type":"AdaptiveMaxPool1d","output_size":7},{"type":"Flatten"},{"type":"Linear","in_features":42,"out_features":2,"prefix":"last"}""" },
        { "pad and crop", $$"""{{First}},{"type":"Exp"},{"type":"Pad","left":3,"right":5,"value":0.5},{{Conv(4)}},{"type":"Exp"},{"type":"Crop","left":9,"right":2},{{Conv(3, prefix: "d")}},{"type":"Sigmoid"},{{Last}}""" },
        { "dense layer", $$"""{{First}},{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":3},{{Conv(3)}},{"type":"ReLU"},{"type":"Dropout","p":0.3},{"type":"Flatten"},{"type":"Dropout","p":0.3},{"type":"Linear","in_features":108,"out_features":7,"prefix":"dense"},{"type":"BatchNorm1d","num_features":7,"prefix":"n"},{"type":"ReLU"},{"type":"Linear","in_features":7,"out_features":2,"prefix":"last"}""" },
        { "dense layer by positions", $$"""{{First}},{"type":"ReLU"},{"type":"AvgPool1d","kernel_size":4},{"type":"Flatten","order":"positions"},{"type":"Linear","in_features":90,"out_features":2,"prefix":"last"}""" },
        { "norm between flattening and dense layer", $$"""{{First}},{"type":"MaxPool1d","kernel_size":4},{"type":"Flatten"},{"type":"BatchNorm1d","num_features":90,"prefix":"n"},{"type":"ReLU"},{"type":"GroupedLinear","groups":6,"in_features":90,"out_features":12,"prefix":"g"},{"type":"Linear","in_features":12,"out_features":2,"prefix":"last"}""" },
        { "linear", """{"type":"Flatten"},{"type":"Linear","in_features":240,"out_features":2,"prefix":"last"}""" },
        { "wide filter", $$"""{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":55,"prefix":"wide"},{"type":"ReLU"},{{Last}}""" },
        { "filter as wide as the sequence", $$"""{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":60,"padding":59,"prefix":"wide"},{"type":"ReLU"},{{Last}}""" },
        { "recurrent layer", $$"""{{First}},{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":3},{"type":"BidirectionalLstm","input_size":6,"units":2},{"type":"SelfAttention","size":4,"heads":2,"prefix":"att"},{"type":"Flatten","order":"positions"},{"type":"Linear","in_features":80,"out_features":2,"prefix":"last"}""" },
        { "windows by themselves", $$"""{"type":"WindowMaximum","size":12,"body":[{{First}},{"type":"ReLU"},{{Last}}]}""" },
        { "one sequence of layers", $$"""{"type":"Sequential","body":[{{First}},{"type":"ReLU"},{"type":"UnsqueezeHeight"},{{Conv(3)}}]},{"type":"Tanh"},{{Last}}""" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Attribute_Incremental_EqualsPlain(string name, string layers)
    {
        Assert.NotEmpty(name);
        foreach (var strands in Enum.GetValues<StrandRule>())
        {
            using var model = TestNetworks.Model($"[{layers}]", 2, type: torch.ScalarType.Float64, change: card => card with { Strands = strands, Channels = "AGCT" });
            AssertEqual(model, new SaturationMutagenesisOptions(), Sequences(), Targets(model, PositionRule.None));
        }
    }

    [Theory]
    [InlineData(PositionRule.Centre)]
    [InlineData(PositionRule.At)]
    [InlineData(PositionRule.Mean)]
    [InlineData(PositionRule.Max)]
    public void Attribute_PositionalOutput_EqualsPlain(PositionRule rule)
    {
        const string layers = $$"""[{{First}},{"type":"ReLU"},{"type":"Conv1d","in_channels":6,"out_channels":2,"kernel_size":4,"prefix":"c"},{"type":"Crop","size":3},{"type":"Softmax"}]""";
        foreach (var strands in Enum.GetValues<StrandRule>())
        {
            using var model = TestNetworks.Model(layers, 2, type: torch.ScalarType.Float64, change: card => card with { Strands = strands, Positional = true });
            AssertEqual(model, new SaturationMutagenesisOptions(), Sequences(), Targets(model, rule));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(59, 60)]
    [InlineData(17, 44)]
    public void Attribute_PartOfTheSequence_EqualsPlain(int start, int end)
    {
        using var model = Pooling();
        AssertEqual(model, new SaturationMutagenesisOptions { Start = start, End = end }, Sequences(), Targets(model, PositionRule.None));
    }

    [Fact]
    public void Attribute_EveryEighthSequence_IsProvedAgainstPlain()
    {
        using var model = Pooling();
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, 10).Select(seed => TestNetworks.Bases(Length, seed))]);
        var input = new AttributionInput(model, Targets(model, PositionRule.None), x) { FirstRow = 15 };
        var check = new SaturationMutagenesisMethod().Attribute(input, new SaturationMutagenesisOptions(), default)[1].Checks.Single();
        // Rows 16 and 24 of the run, four mutants each.
        Assert.Equal(("plain", 8L), (check.Id, check.N));
        Assert.True(check.Passed);
        Assert.InRange(check.Largest, 0, 1e-5);
        Assert.Empty(new SaturationMutagenesisMethod().Attribute(input, new SaturationMutagenesisOptions { Algorithm = SaturationMutagenesisAlgorithm.Plain }, default)[0].Checks);
    }

    private static SequenceModel Pooling() => TestNetworks.Model(
        $$"""[{{First}},{"type":"Exp"},{"type":"MaxPool1d","kernel_size":3},{{Conv(3)}},{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":2},{{Last}}]""", 2, type: torch.ScalarType.Float64);

    private static string Conv(int kernel, int stride = 1, int padding = 0, int dilation = 1, string prefix = "c") =>
        $$"""{"type":"Conv1d","in_channels":6,"out_channels":6,"kernel_size":{{kernel}},"stride":{{stride}},"padding":{{padding}},"dilation":{{dilation}},"prefix":"{{prefix}}"}""";

    private static string[] Sequences() =>
        [TestNetworks.Bases(Length, 1), $"NN{TestNetworks.Bases(Length - 12, 2)}NNNNNNNNNN", TestNetworks.Bases(Length, 3)];

    private static IReadOnlyList<Target> Targets(SequenceModel model, PositionRule rule) =>
        [.. Enumerable.Range(0, 2).Select(output => Target.Create(
            new TargetSpec { Output = output, Name = $"output {output}", Positions = rule, Position = rule == PositionRule.At ? 7 : null }, model.Card))];

    internal static void AssertEqual(SequenceModel model, SaturationMutagenesisOptions options, string[] sequences, IReadOnlyList<Target> targets)
    {
        using var x = TestNetworks.Encode(model, sequences);
        var input = new AttributionInput(model, targets, x);
        var method = new SaturationMutagenesisMethod();
        var plain = method.Attribute(input, options with { Algorithm = SaturationMutagenesisAlgorithm.Plain }, default);
        var incremental = method.Attribute(input, options, default);
        for (var target = 0; target < targets.Count; target++)
        {
            Assert.Contains(plain[target].Matrix!, value => value != 0);
            var largest = plain[target].Matrix!.Max(Math.Abs);
            for (var i = 0; i < plain[target].Matrix!.Length; i++)
                Assert.Equal(plain[target].Matrix![i], incremental[target].Matrix![i], 1e-6 * largest);
        }
    }
}
