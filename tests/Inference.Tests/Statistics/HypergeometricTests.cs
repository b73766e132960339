using System.Numerics;
using CisLens.Inference.Statistics;
using Xunit;

namespace CisLens.Inference.Tests.Statistics;

public sealed class HypergeometricTests
{
    [Theory]
    [InlineData(10, 4, 5)]
    [InlineData(52, 13, 5)]
    [InlineData(300, 120, 90)]
    [InlineData(40, 39, 38)]
    public void AtLeast_OfEveryCount_EqualsWholeNumbers(int items, int marked, int drawn)
    {
        for (var found = 0; found <= Math.Min(marked, drawn); found++)
        {
            var exact = Exact(items, marked, drawn, found);
            Assert.InRange(Hypergeometric.AtLeast(items, marked, drawn, found), exact * (1 - 1e-12), exact * (1 + 1e-12));
        }
    }

    [Fact]
    public void AtLeast_MoreThanThereAre_IsImpossible() => Assert.Equal(0, Hypergeometric.AtLeast(10, 4, 3, 4));

    private static double Exact(int items, int marked, int drawn, int found)
    {
        var (tail, all) = (BigInteger.Zero, Choose(items, drawn));
        for (var count = found; count <= Math.Min(marked, drawn); count++)
            tail += Choose(marked, count) * Choose(items - marked, drawn - count);
        return Math.Exp(BigInteger.Log(tail) - BigInteger.Log(all));
    }

    private static BigInteger Choose(int items, int drawn)
    {
        if (drawn < 0 || drawn > items)
            return 0;
        var ways = BigInteger.One;
        for (var i = 0; i < drawn; i++)
            ways = ways * (items - i) / (i + 1);
        return ways;
    }
}
