using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Models;

public sealed class TargetTests
{
    private static readonly ModelCard Scalar = Golden.TestCards.Create([], null, 3);
    private static readonly ModelCard Positional = Scalar with { Positional = true };

    [Theory]
    [InlineData(7)]
    [InlineData(-1)]
    [InlineData(3)]
    public void Create_IndexOutOfRange_ListsTheOutputs(int index)
    {
        var error = Assert.Throws<InputException>(() => Target.Create(new TargetSpec { Output = index, Name = "x" }, Scalar));
        Assert.Equal($"There is no output {index} of 3: Test network has 0 output 0, 1 output 1, 2 output 2.", error.Message);
    }

    [Fact]
    public void Create_NameOfAnotherOutput_IsRefused()
    {
        var error = Assert.Throws<InputException>(() => Target.Create(new TargetSpec { Output = 1, Name = "output 2" }, Scalar));
        Assert.StartsWith("Output 1 of Test network is 'output 1', not 'output 2'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PositionRule.None, true, "have positions; say for the target 'output 1' which")]
    [InlineData(PositionRule.Mean, false, "have no positions; leave out the position rule")]
    [InlineData(PositionRule.At, true, "needs an output position, counted from 0")]
    public void Create_UnfitPositionRule_IsRefused(PositionRule rule, bool positional, string part)
    {
        var spec = new TargetSpec { Output = 1, Name = "output 1", Positions = rule };
        var error = Assert.Throws<InputException>(() => Target.Create(spec, positional ? Positional : Scalar));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PositionRule.Centre, 12)]
    [InlineData(PositionRule.At, 13)]
    [InlineData(PositionRule.Mean, 11.5)]
    [InlineData(PositionRule.Max, 13)]
    public void Select_PositionalOutput_FollowsTheRule(PositionRule rule, float expected)
    {
        var target = Target.Create(new TargetSpec { Output = 1, Name = "output 1", Positions = rule, Position = rule == PositionRule.At ? 3 : null }, Positional);
        using var output = tensor(new float[] { 0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23 }, [1, 3, 4]);
        using var selected = target.Select(output);
        Assert.Equal([expected], selected.ToFloats());
    }

    [Fact]
    public void Select_PositionBeyondTheEnd_IsRefused()
    {
        var target = Target.Create(new TargetSpec { Output = 0, Name = "output 0", Positions = PositionRule.At, Position = 4 }, Positional);
        using var output = zeros(1, 3, 4);
        var error = Assert.Throws<InputException>(() => target.Select(output));
        Assert.Equal("There is no output position 4 of 4; positions count from 0.", error.Message);
    }
}
