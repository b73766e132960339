using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Golden;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Models;

public sealed class ReceptivePartTests
{
    private const int Length = 30;

    private const string Profile = """
        [{"type":"Conv1d","in_channels":4,"out_channels":3,"kernel_size":5,"prefix":"a"},{"type":"Softplus"},
         {"type":"Conv1d","in_channels":3,"out_channels":2,"kernel_size":3,"stride":2,"prefix":"b"}]
        """;

    [Theory]
    [InlineData(PositionRule.At, 0, StrandRule.Given, 0, 7)]
    [InlineData(PositionRule.At, 3, StrandRule.Given, 6, 13)]
    [InlineData(PositionRule.Centre, null, StrandRule.Given, 12, 19)]
    [InlineData(PositionRule.At, 3, StrandRule.Mean, 6, 14)]
    [InlineData(PositionRule.Mean, null, StrandRule.Given, 0, 29)]
    public void Of_Profile_CoversJustWhereTheGradientIsNotZero(PositionRule rule, int? position, StrandRule strands, int start, int end)
    {
        using var scope = NewDisposeScope();
        var model = TestNetworks.Model(Profile, 2, change: card => card with { Positional = true, Strands = strands });
        var spec = new TargetSpec { Output = 0, Name = model.Card.Outputs[0].Name, Positions = rule, Position = position };
        Assert.Equal(new ReceptivePart(start, end, 7), ReceptivePart.Of(model.Card, spec, Length));

        var input = TestNetworks.Encode(model, TestNetworks.Bases(Length, 3)).requires_grad_(true);
        var touched = autograd.grad([Target.Create(spec, model.Card).Select(model.Forward(input)).sum()], [input])[0].abs().sum(dim: 1).ToFloats();
        Assert.Equal(start, Array.FindIndex(touched, value => value > 0));
        Assert.Equal(end, Array.FindLastIndex(touched, value => value > 0) + 1);
        model.Dispose();
    }

    [Fact]
    public void Of_OutputOfTheWholeSequence_Null()
    {
        var card = TestCards.Create(new JsonObject { ["layers"] = JsonNode.Parse(TestNetworks.Smooth) }, Length, 3);
        Assert.Null(ReceptivePart.Of(card, new TargetSpec { Output = 0, Name = "output 0" }, Length));
    }

    [Fact]
    public void Of_Program_Null() => Assert.Null(ReceptivePart.Of(
        TestCards.Create(new JsonObject { ["name"] = "TorchScript" }, Length, 1), new TargetSpec { Output = 0, Name = "output 0" }, Length));
}
