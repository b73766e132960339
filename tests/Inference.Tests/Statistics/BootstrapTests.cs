using CisLens.Inference.Statistics;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Statistics;

public sealed class BootstrapTests
{
    // For a mean of many numbers the interval is known: mean +- 1.96 standard errors.
    [Fact]
    public void Mean_ManyNumbers_HasTheNormalInterval()
    {
        var random = new SeededRandom(1);
        double[] values = [.. Enumerable.Range(0, 2000).Select(_ => 3 + random.NextNormal())];
        var error = Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / values.Length / values.Length);

        var estimate = Bootstrap.Mean(values, 7, 2000);

        Assert.Equal(values.Average(), estimate.Value, 1e-12);
        Assert.Equal(values.Average() - 1.96 * error, estimate.Low, 0.15 * error);
        Assert.Equal(values.Average() + 1.96 * error, estimate.High, 0.15 * error);
        Assert.Equal(2000, estimate.N);
    }

    [Fact]
    public void Share_IsTheMeanOfOnesAndZeros()
    {
        double[] values = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal(Bootstrap.Mean(values, 5), Bootstrap.Share(3, 10, 5));
        Assert.Equal(new Estimate(0, 0, 0, 10), Bootstrap.Share(0, 10, 5));
    }

    [Fact]
    public void Median_EqualSeeds_GiveEqualIntervals()
    {
        double[] values = [1, 5, 2, 8, 3];

        Assert.Equal(Bootstrap.Median(values, 3), Bootstrap.Median(values, 3));
        Assert.Equal(3, Bootstrap.Median(values, 3).Value);
    }

    [Fact]
    public void Means_SeveralColumns_AreThoseOfEachAlone()
    {
        double[] first = [1, 5, 2, 8, 3], second = [0, -1, 4, 2, 2];

        Assert.Equal([Bootstrap.Mean(first, 3), Bootstrap.Mean(second, 3)], Bootstrap.Means([first, second], 3));
    }

    [Fact]
    public void Quantile_BetweenMembers_IsInterpolated() => Assert.Equal(1.75, Quantiles.Of([1, 2, 3, 4], 0.25));
}
