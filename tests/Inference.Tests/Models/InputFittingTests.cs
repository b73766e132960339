using CisLens.Inference.Models;
using CisLens.Inference.Tests.Golden;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Tests.Models;

public sealed class InputFittingTests
{
    [Theory]
    [InlineData("ACGT", 4, "ACGT", 0)]
    [InlineData("ACGT", 7, "NACGTNN", 1)]
    [InlineData("AACGTT", 3, "ACG", -1)]
    [InlineData("AACGTT", 4, "ACGT", -1)]
    public void TryFit_FixedLength_CentresTheSequence(string bases, int length, string window, int offset)
    {
        Assert.True(Fit(bases, new ModelInput { Length = length, Long = LongRule.Crop }, out var fitted, out _));
        Assert.Equal(new FittedInput(window, offset), fitted);
    }

    [Fact]
    public void TryFit_BetweenBounds_KeepsTheSequence()
    {
        Assert.True(Fit("ACGTACGT", new ModelInput { MinimumLength = 5, MaximumLength = 9 }, out var fitted, out _));
        Assert.Equal(new FittedInput("ACGTACGT", 0), fitted);
    }

    [Theory]
    [InlineData("ACG", "It has 3 bases, fewer than the 5 that Test network takes; this model does not pad.")]
    [InlineData("ACGTACG", "It has 7 bases, more than the 5 that Test network takes; this model does not crop.")]
    [InlineData("ANGTR", "It has 2 unknown bases (N or another IUPAC code), which Test network refuses.")]
    public void TryFit_AgainstTheRules_SaysWhy(string bases, string reason)
    {
        var input = new ModelInput { Length = 5, Short = ShortRule.Drop, Long = LongRule.Drop, Unknown = UnknownRule.Drop };
        Assert.False(Fit(bases, input, out var fitted, out var why));
        Assert.Null(fitted);
        Assert.Equal(reason, why);
    }

    [Theory]
    [InlineData(UnknownRule.Zeros, 0f)]
    [InlineData(UnknownRule.Quarter, 0.25f)]
    public void Encode_UnknownBase_FollowsTheCard(UnknownRule rule, float value)
    {
        var fitting = new InputFitting(TestCards.Create([], 3, 1) with { Input = new ModelInput { Length = 3, Unknown = rule } });
        var values = new float[12];
        fitting.Encode(new FittedInput("uNa", 0), values);
        Assert.Equal([0, value, 1, 0, value, 0, 0, value, 0, 1, value, 0], values);
    }

    private static bool Fit(string bases, ModelInput input, out FittedInput? fitted, out string? reason) =>
        new InputFitting(TestCards.Create([], null, 1) with { Input = input }).TryFit(new NamedSequence("s", bases), out fitted, out reason);
}
