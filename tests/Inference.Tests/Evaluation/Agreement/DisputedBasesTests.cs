using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Evaluation.Edits;

namespace CisLens.Inference.Tests.Evaluation.Agreement;

public sealed class DisputedBasesTests
{
    [Fact]
    public void Of_TwoMapsWithOneCommonTopBase_TheOthersAreDisputed()
    {
        float[][] maps = [[0, 3, 0, -2, 0, 9], [0, 3, 1, 0, 0, 9]];

        // The last base is unknown, so its scores count in neither.
        var disputed = DisputedBases.Of(new ExplainedRow(0, [0, 1, 2, 3, 0, 4], maps), 2);

        Assert.Equal([1, 3], disputed[0].Top);
        Assert.Equal([3], disputed[0].Disputed);
        Assert.Equal([1, 2], disputed[1].Top);
        Assert.Equal([2], disputed[1].Disputed);
    }

    [Fact]
    public void Of_EqualMaps_NothingIsDisputed()
    {
        float[] map = [1, 0, 2, 0];

        Assert.All(DisputedBases.Of(new ExplainedRow(0, [0, 1, 2, 3], [map, map]), 2), one => Assert.Empty(one.Disputed));
    }
}
