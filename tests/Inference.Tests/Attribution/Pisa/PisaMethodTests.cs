using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.DeepLift;
using CisLens.Inference.Attribution.Pisa;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Tests.Torch;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Attribution.Pisa;

/// <summary>One test counts live tensors, so nothing else runs meanwhile.</summary>
[Collection(nameof(LeakTests))]
public sealed class PisaMethodTests
{
    private const int Length = 24;

    private const string Profile = """
        [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"padding":2,"prefix":"a"},{"type":"ReLU"},
         {"type":"Residual","body":[{"type":"Conv1d","in_channels":6,"out_channels":6,"kernel_size":3,"padding":2,"dilation":2,"prefix":"b"},{"type":"Tanh"}]},
         {"type":"Conv1d","in_channels":6,"out_channels":2,"kernel_size":3,"padding":1,"prefix":"c"},{"type":"Crop","size":7}]
        """;

    [Fact]
    public void Attribute_EachOutputPosition_IsDeepLiftShapOfThatPosition()
    {
        using var model = Network();
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1), $"NN{TestNetworks.Bases(Length - 2, 2)}");
        var maps = Explain(model, x, new PisaOptions());
        Assert.Equal([10, Length], maps.Arrays[0].Shape);
        foreach (var position in new[] { 0, 4, 9 })
        {
            var target = Target.Create(new TargetSpec { Output = 1, Name = "output 1", Positions = PositionRule.At, Position = position }, model.Card);
            var expected = new DeepLiftShapMethod().Attribute(new AttributionInput(model, [target], x), new DeepLiftShapOptions(), default)[0];
            for (var row = 0; row < 2; row++)
                for (var i = 0; i < Length; i++)
                    Assert.Equal(expected.Observed[row * Length + i], maps.Arrays[0].Values[(row * 10 + position) * Length + i], 1e-6);
        }
        Assert.All(maps.Arrays[1].Values, error => Assert.InRange(error, 0, 1e-5));
        Assert.True(maps.Checks.Single(check => check.Id == "completeness").Passed);
    }

    [Fact]
    public void Attribute_Summaries_AreWeightedMeansOverOutputPositions()
    {
        using var model = Network();
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        var (profile, mean) = (Explain(model, x, new PisaOptions()), Explain(model, x, new PisaOptions { Summary = PisaSummary.Mean }));
        using var scope = NewDisposeScope();
        var weights = model.Forward(x).select(1, 1).softmax(1).ToFloats();
        for (var i = 0; i < Length; i++)
        {
            double At(int position) => profile.Arrays[0].Values[position * Length + i];
            Assert.Equal(Enumerable.Range(0, 10).Sum(position => weights[position] * At(position)), profile.Observed[i], 1e-6);
            Assert.Equal(Enumerable.Range(0, 10).Average(At), mean.Observed[i], 1e-6);
        }
    }

    [Fact]
    public void Attribute_OutputWithoutPositions_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(30, 1));
        var error = Assert.Throws<InputException>(() => new PisaMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 0)], x), new PisaOptions(), default));
        Assert.Equal("PISA explains every output position, but the outputs of Test network have none; choose DeepLIFT-SHAP.", error.Message);
    }

    [Fact]
    public void Attribute_ManyTimes_LeavesNoTensor()
    {
        using var model = Network();
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        Explain(model, x, new PisaOptions());
        var before = Tensor.TotalCount;
        for (var i = 0; i < 5; i++)
            Explain(model, x, new PisaOptions());
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static SequenceModel Network() => TestNetworks.Model(Profile, 2, change: card => card with { Positional = true });

    private static AttributionMaps Explain(SequenceModel model, Tensor x, PisaOptions options)
    {
        var target = Target.Create(new TargetSpec { Output = 1, Name = "output 1", Positions = PositionRule.Mean }, model.Card);
        return new PisaMethod().Attribute(new AttributionInput(model, [target], x), options, default)[0];
    }
}
