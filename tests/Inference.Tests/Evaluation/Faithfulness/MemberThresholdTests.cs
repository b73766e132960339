using CisLens.Inference.Evaluation.Faithfulness;

namespace CisLens.Inference.Tests.Evaluation.Faithfulness;

public sealed class MemberThresholdTests
{
    [Fact]
    public void Of_OtherSequences_TellsThemApartBest()
    {
        var threshold = MemberThreshold.Of("score", [10, 8, 6, 5], [0, 2, 3, 7])!;

        // All members and one of the others lie above.
        Assert.Equal(4, threshold.Value);
        Assert.True(threshold.IsMember(6));
        Assert.False(threshold.IsMember(3));
    }

    [Fact]
    public void Of_EqualOutputs_CallsNobodyAMember()
    {
        var threshold = MemberThreshold.Of("score", [1, 1], [1, 1, 1])!;

        Assert.False(threshold.IsMember(1));
    }

    [Theory]
    [InlineData("logit", 0.0)]
    [InlineData("probability", 0.5)]
    public void Of_NoOtherSequences_TakesTheMiddle(string kind, double value) => Assert.Equal(value, MemberThreshold.Of(kind, [1, 2], [])!.Value);

    [Fact]
    public void Of_ScoreWithoutOtherSequences_CannotBeTold() => Assert.Null(MemberThreshold.Of("score", [1, 2], []));
}
