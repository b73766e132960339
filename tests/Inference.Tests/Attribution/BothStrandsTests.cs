using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Attribution;

public sealed class BothStrandsTests
{
    private const int Length = 30;

    /// <summary>Answers at 26 positions with two outputs, of which each is the other's on the other strand.</summary>
    private const string Positional = """
        [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"prefix":"a"},{"type":"Tanh"},
         {"type":"Conv1d","in_channels":6,"out_channels":2,"kernel_size":1,"prefix":"b"}]
        """;

    public static TheoryData<string> Methods() => [.. AttributionCatalogue.All.Where(method => !method.Info.NeedsPositions).Select(method => method.Info.Id)];

    /// <summary>Methods whose draws, if any, do not depend on the sequence: for them an invariant model makes the strands equal.</summary>
    public static TheoryData<string> Exact() =>
    [
        "saliency", "gradient-x-input", "corrected-gradient", "tism", "ism", "integrated-gradients", "deeplift", "lrp",
        "guided-backprop", "deconvolution",
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_BothStrands_IsTheSameForTheReverseComplement(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1), TestNetworks.Bases(Length, 2));
        AssertMirrored(Attribute(model, new MethodSpec { Method = method, BothStrands = true }, x), Turned(model, method, x, bothStrands: true));
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Attribute_ModelOfBothStrands_IsTheSameForTheReverseComplement(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Strands = StrandRule.Mean });
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1), TestNetworks.Bases(Length, 2));
        AssertMirrored(Attribute(model, new MethodSpec { Method = method }, x), Turned(model, method, x, bothStrands: false));
    }

    [Fact]
    public void Attribute_BothStrandsOfGradient_IsThatOfTheMeanModel()
    {
        using var given = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var mean = TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Strands = StrandRule.Mean });
        using var x = TestNetworks.Encode(given, TestNetworks.Bases(Length, 1));
        var ours = Attribute(given, new MethodSpec { Method = "gradient-x-input", BothStrands = true }, x);
        var expected = Attribute(mean, new MethodSpec { Method = "gradient-x-input" }, x);
        for (var i = 0; i < expected.Matrix!.Length; i++)
            Assert.Equal(expected.Matrix[i], ours.Matrix![i], 1e-6);
    }

    [Theory]
    [InlineData(PositionRule.At, 3, 22)]
    [InlineData(PositionRule.Centre, null, 12)]
    public void OnOtherStrand_OfPosition_IsMirrored(PositionRule rule, int? position, int expected)
    {
        using var model = PositionalModel("plus", "minus");
        var target = Target.Create(new TargetSpec { Output = 0, Name = "plus", Positions = rule, Position = position }, model.Card);
        var mirrored = target.OnOtherStrand(model.Card, 26).Spec;
        Assert.Equal(new TargetSpec { Output = 1, Name = "minus", Positions = PositionRule.At, Position = expected }, mirrored);
    }

    [Fact]
    public void Attribute_PositionOnBothStrands_MatchesItsMirrorImage()
    {
        using var model = PositionalModel("plus", "minus");
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        using var turned = SequenceModel.OtherStrand(x);
        var plus = Target.Create(new TargetSpec { Output = 0, Name = "plus", Positions = PositionRule.At, Position = 3 }, model.Card);
        var spec = new MethodSpec { Method = "gradient-x-input", BothStrands = true };
        var maps = AttributionCatalogue.Attribute(spec, new AttributionInput(model, [plus], x), default)[0];
        var other = AttributionCatalogue.Attribute(spec, new AttributionInput(model, [plus.OnOtherStrand(model.Card, 26)], turned), default)[0];
        Assert.Contains(maps.Observed, value => value != 0);
        AssertMirrored(maps, other);
    }

    [Fact]
    public void Attribute_OutputOfUnknownStrand_IsRefused()
    {
        using var model = PositionalModel(null, null);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        var target = Target.Create(new TargetSpec { Output = 0, Name = "plus", Positions = PositionRule.Mean }, model.Card);
        var error = Assert.Throws<InputException>(() => AttributionCatalogue.Attribute(
            new MethodSpec { Method = "saliency", BothStrands = true }, new AttributionInput(model, [target], x), default));
        Assert.Equal(
            "The output 'plus' of Test network may be bound to a strand; say in model.json with 'otherStrand' which output says the same of the reverse complement, or explain the given strand only.",
            error.Message);
    }

    [Fact]
    public void Attribute_SettingsThatNamePositions_AreRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        var spec = new MethodSpec { Method = "ism", Options = new JsonObject { ["start"] = 5 }, BothStrands = true };
        Assert.Equal(
            "ISM with settings that name positions of the sequence cannot be averaged over both strands; leave them at their defaults or explain the given strand only.",
            Assert.Throws<InputException>(() => Attribute(model, spec, x)).Message);
    }

    [Fact]
    public void Describe_BothStrands_SaysSoAndCostsTwice()
    {
        var (one, both) = (new MethodSpec { Method = "ism" }, new MethodSpec { Method = "ism", BothStrands = true });
        Assert.Equal($"mean of both strands, the reverse complement's turned back, of: {AttributionCatalogue.Describe(one).Formula}", AttributionCatalogue.Describe(both).Formula);
        Assert.Equal(2 * AttributionCatalogue.Cost(one, null, 100, 3).Forward, AttributionCatalogue.Cost(both, null, 100, 3).Forward);
    }

    private static AttributionMaps Turned(SequenceModel model, string method, Tensor x, bool bothStrands)
    {
        using var turned = SequenceModel.OtherStrand(x);
        return Attribute(model, new MethodSpec { Method = method, BothStrands = bothStrands }, turned);
    }

    private static AttributionMaps Attribute(SequenceModel model, MethodSpec spec, Tensor x) =>
        AttributionCatalogue.Attribute(spec, new AttributionInput(model, [TestNetworks.Target(model, 1)], x), default)[0];

    private static void AssertMirrored(AttributionMaps maps, AttributionMaps turned)
    {
        var scale = 1e-5 * Math.Max(1, maps.Observed.Max(Math.Abs));
        for (var row = 0; row < maps.Rows; row++)
            for (var position = 0; position < maps.Length; position++)
            {
                Assert.Equal(maps.Observed[row * maps.Length + position], turned.Observed[(row + 1) * maps.Length - 1 - position], scale);
                for (var letter = 0; letter < 4 && maps.Matrix is not null; letter++)
                    Assert.Equal(
                        maps.Matrix[(4 * row + letter) * maps.Length + position],
                        turned.Matrix![(4 * row + 4 - letter) * maps.Length - 1 - position], scale);
            }
    }

    private static SequenceModel PositionalModel(string? plus, string? minus) => TestNetworks.Model(Positional, 2, change: card => card with
    {
        Positional = true,
        Outputs = [new ModelOutput("plus", "score", OtherStrand: minus), new ModelOutput("minus", "score", OtherStrand: plus)],
    });
}
