using CisLens.Inference.Attribution.IntegratedGradients;

namespace CisLens.Inference.Tests.Attribution.IntegratedGradients;

public sealed class GaussLegendreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(20)]
    public void Rule_OfNNodes_IsExactForPolynomialsUpToDegree2NMinus1(int count)
    {
        var (nodes, weights) = GaussLegendre.Rule(count);
        for (var degree = 0; degree < 2 * count; degree++)
            Assert.Equal(1.0 / (degree + 1), nodes.Zip(weights, (node, weight) => weight * Math.Pow(node, degree)).Sum(), 1e-13);
        var next = nodes.Zip(weights, (node, weight) => weight * Math.Pow(node, 2 * count)).Sum();
        if (count < 10)
            Assert.True(Math.Abs(next - 1.0 / (2 * count + 1)) > 1e-12);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(999)]
    [InlineData(6400)]
    public void Rule_OfManyNodes_LiesInsideInOrderAndIntegratesTheExponential(int count)
    {
        var (nodes, weights) = GaussLegendre.Rule(count);
        Assert.True(nodes[0] > 0 && nodes[^1] < 1);
        Assert.Equal(nodes.Distinct().Order(), nodes);
        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.Equal(Math.E - 1, nodes.Zip(weights, (node, weight) => weight * Math.Exp(node)).Sum(), 1e-11);
    }
}
