using CisLens.Inference.Motifs;
using Xunit;

namespace CisLens.Inference.Tests.Motifs;

public sealed class MotifMatrixTests
{
    private static readonly Background Skewed = new(0.4, 0.3, 0.2, 0.1);

    [Fact]
    public void ToPpm_WithPseudocount_SpreadsItByTheBackground()
    {
        var ppm = new Pfm([8, 0, 2, 0, 0, 5, 0, 5]).ToPpm(Skewed, 10);

        Assert.Equal([12 / 20.0, 3 / 20.0, 4 / 20.0, 1 / 20.0, 4 / 20.0, 8 / 20.0, 2 / 20.0, 6 / 20.0], ppm.Values.ToArray());
    }

    [Fact]
    public void ToPfm_AfterToPpm_GivesTheCountsBack() =>
        Assert.Equal([8, 0, 2, 0, 0, 5, 0, 5], new Pfm([8, 0, 2, 0, 0, 5, 0, 5]).ToPpm(Skewed).ToPfm(10).Values.ToArray());

    [Fact]
    public void WithPseudocount_OfSites_EqualsThatOfCounts()
    {
        var counts = new Pfm([8, 0, 2, 0, 0, 5, 0, 5]);

        Assert.Equal(counts.ToPpm(Skewed, 0.1).Values.ToArray(), counts.ToPpm(Skewed).WithPseudocount(Skewed, 0.1, 10).Values.ToArray(), Close);
    }

    [Fact]
    public void ToPwm_ThereAndBack_KeepsTheProbabilities()
    {
        var ppm = new Ppm([0.7, 0.1, 0.1, 0.1, 0.25, 0.25, 0.3, 0.2]);

        Assert.Equal(ppm.Values.ToArray(), ppm.ToPwm(Skewed).ToPpm().Values.ToArray(), Close);
    }

    [Fact]
    public void ToPwm_OfAZero_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new Ppm([1, 0, 0, 0]).ToPwm(Background.Uniform));

    [Fact]
    public void ReverseComplement_OfWeights_TurnsTheBackgroundToo()
    {
        var weights = new Ppm([0.7, 0.1, 0.15, 0.05, 0.25, 0.25, 0.3, 0.2]).ToPwm(Skewed).ReverseComplement();

        Assert.Equal([0.2, 0.3, 0.25, 0.25, 0.05, 0.15, 0.1, 0.7], weights.ToPpm().Values.ToArray(), Close);
    }

    [Fact]
    public void Information_AgainstUniform_IsTwoBitsForACertainBaseAndNoneForAny()
    {
        var ppm = new Ppm([1, 0, 0, 0, 0.25, 0.25, 0.25, 0.25, 0.5, 0.5, 0, 0]);

        Assert.Equal([2.0, 0, 1], Enumerable.Range(0, 3).Select(position => ppm.Information(position, Background.Uniform)));
        Assert.Equal(3, ppm.Information(Background.Uniform));
    }

    [Fact]
    public void Trim_ByInformation_CutsBothEndsOnly()
    {
        double[] any = [0.25, 0.25, 0.25, 0.25];
        double[] sure = [0, 1, 0, 0];

        var trimmed = new Ppm([.. any, .. sure, .. any, .. sure, .. any]).Trim(0.5, Background.Uniform);

        Assert.Equal([.. sure, .. any, .. sure], trimmed!.Values.ToArray());
        Assert.Null(new Ppm(any).Trim(0.5, Background.Uniform));
    }

    [Fact]
    public void TrimRange_OfContributions_KeepsTheFirstToTheLastStrongPosition()
    {
        var cwm = new Cwm([0.1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0.1, 0, 0.2, 0.1, 0, 0, 0, 0, 0, 0.29]);

        Assert.Equal((1, 3), cwm.TrimRange());
    }

    [Theory]
    [InlineData(new[] { 0.5, 0.2, 0.1, 0.1 })]
    [InlineData(new[] { 1.2, -0.2, 0.0, 0.0 })]
    [InlineData(new[] { 0.5, 0.5, 0.0 })]
    [InlineData(new[] { double.NaN, 0.5, 0.5, 0.0 })]
    [InlineData(new double[0])]
    public void Ppm_OfNoProbabilities_IsRefused(double[] values) => Assert.Throws<ArgumentException>(() => new Ppm(values));

    [Theory]
    [InlineData(new[] { 0.0, 0.0, 0.0, 0.0 })]
    [InlineData(new[] { 3.0, -1.0, 0.0, 0.0 })]
    public void Pfm_OfNoCounts_IsRefused(double[] values) => Assert.Throws<ArgumentException>(() => new Pfm(values));

    private static bool Close(double left, double right) => Math.Abs(left - right) < 1e-12;
}
