using CisLens.Inference.Motifs;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using Xunit;

namespace CisLens.Inference.Tests.Statistics;

public sealed class FalseDiscoveryRateTests
{
    [Fact]
    public void QValues_KnownPValues_AreThoseOfBenjaminiAndHochberg()
    {
        var rates = FalseDiscoveryRate.QValues([0.01, 0.02, 0.03, 0.5], 1);
        Assert.Equal(0.04, rates[0], 1e-12);
        Assert.Equal(0.04, rates[1], 1e-12);
        Assert.Equal(0.04, rates[2], 1e-12);
        Assert.Equal(0.5, rates[3], 1e-12);
    }

    [Fact]
    public void Adjusted_PValuesInAnyOrder_KeepsTheOrder() =>
        Assert.Equal([0.04, 0.16 / 3, 0.16 / 3, 0.5], FalseDiscoveryRate.Adjusted([0.01, 0.04, 0.03, 0.5]), (expected, actual) => Math.Abs(expected - actual) < 1e-12);

    [Fact]
    public void QValues_NullShare_ScalesThem() => Assert.Equal(0.02, FalseDiscoveryRate.QValues([0.02, 0.9], 0.5)[0], 1e-12);

    [Fact]
    public void QValues_LargePValues_AreAtMostOne() => Assert.All(FalseDiscoveryRate.QValues([0.9, 0.95, 1], 1), rate => Assert.InRange(rate, 0, 1));

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.7)]
    [InlineData(0.4)]
    public void NullShare_MixtureOfKnownShare_IsNearIt(double share)
    {
        var random = new SeededRandom(1);
        var pValues = Enumerable.Range(0, 20_000).Select(index => index < share * 20_000 ? random.NextDouble() : 1e-4 * random.NextDouble()).ToArray();
        Assert.Equal(share, FalseDiscoveryRate.NullShare(pValues), 0.03);
    }

    [Fact]
    public void NullShare_FewPValues_IsOne() => Assert.Equal(1, FalseDiscoveryRate.NullShare(new double[100]));

    [Fact]
    public void NullShare_AllSmall_IsCutToOne() => Assert.Equal(1, FalseDiscoveryRate.NullShare(Enumerable.Repeat(1e-9, 500).ToArray()));
}
