using CisLens.Inference.Runs.Audits.Examples;

namespace CisLens.Inference.Tests.Runs.Audits.Examples;

public class RowMeasureTests
{
    [Fact]
    public void Percentile_RankAmongTheOthers_TiesCountHalf()
    {
        var measure = new RowMeasure("score", [3, 1, float.NaN, 2, 2]);
        Assert.Equal(4, measure.N);
        Assert.Equal([100, 0, null, 50, 50], Enumerable.Range(0, 5).Select(row => measure.Percentile(row)));
    }

    [Fact]
    public void Percentile_NoOtherRow_None() => Assert.Null(new RowMeasure("score", [3, float.NaN]).Percentile(0));

    [Fact]
    public void Panel_SameSeed_SameDifferentRowsOfAll()
    {
        var panel = RandomPanel.Of(1000, 7);
        Assert.Equal(panel, RandomPanel.Of(1000, 7));
        Assert.NotEqual(panel, RandomPanel.Of(1000, 8));
        Assert.Equal(RandomPanel.Size, panel.Distinct().Count());
        Assert.All(panel, row => Assert.InRange(row, 0, 999));
        Assert.Equal([0L, 1, 2], RandomPanel.Of(3, 7).Order());
    }

    [Fact]
    public void Panel_ManySeeds_SpreadsEvenly()
    {
        var mean = Enumerable.Range(0, 500).Average(seed => RandomPanel.Of(100, seed).Average());
        Assert.InRange(mean, 48, 51);
    }
}
