using CisLens.Inference.Attribution.SmoothGrad;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Attribution.SmoothGrad;

public sealed class SimplexTests
{
    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4 }, new[] { 0.1, 0.2, 0.3, 0.4 })]
    [InlineData(new[] { 2.0, 0, 0, 0 }, new[] { 1.0, 0, 0, 0 })]
    [InlineData(new[] { 0.0, 0, 0, 0 }, new[] { 0.25, 0.25, 0.25, 0.25 })]
    [InlineData(new[] { 1.1, 0.1, -0.3, 0 }, new[] { 1.0, 0, 0, 0 })]
    [InlineData(new[] { 0.9, 0.3, -0.3, 0 }, new[] { 0.8, 0.2, 0, 0 })]
    public void Project_Known_GivesTheNearestPoint(double[] values, double[] expected)
    {
        Simplex.Project(values);
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], values[i], 1e-12);
    }

    [Fact]
    public void Project_Random_IsNearerThanAnyOtherPoint()
    {
        var random = new SeededRandom(3);
        for (var trial = 0; trial < 200; trial++)
        {
            double[] from = [.. Enumerable.Range(0, 4).Select(_ => random.NextNormal())];
            var nearest = from.ToArray();
            Simplex.Project(nearest);
            Assert.Equal(1, nearest.Sum(), 1e-12);
            Assert.All(nearest, value => Assert.True(value >= 0));
            double[] other = [.. Enumerable.Range(0, 4).Select(_ => -Math.Log(1 - random.NextDouble()))];
            var sum = other.Sum();
            Assert.True(Distance(from, nearest) <= Distance(from, [.. other.Select(value => value / sum)]) + 1e-12);
        }
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
