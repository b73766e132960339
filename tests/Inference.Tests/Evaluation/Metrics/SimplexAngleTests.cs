using CisLens.Inference.Evaluation.Metrics;

namespace CisLens.Inference.Tests.Evaluation.Metrics;

public sealed class SimplexAngleTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 90)]
    [InlineData(-2, -2, -2, -2, 90)]
    [InlineData(1, -1, 0, 0, 0)]
    [InlineData(3, -1, -1, -1, 0)]
    [InlineData(5, 0, 0, 0, 30)]
    public void Degrees_KnownGradients_AreAsDrawn(double a, double c, double g, double t, double degrees) =>
        Assert.Equal(degrees, SimplexAngle.Degrees(a, c, g, t)!.Value, 1e-9);

    [Fact]
    public void Degrees_NoGradient_IsNull() => Assert.Null(SimplexAngle.Degrees(0, 0, 0, 0));

    [Fact]
    public void Median_LeavesOutPositionsWithoutScores() =>
        Assert.Equal(30, SimplexAngle.Median([1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0])!.Value, 1e-5);
}
