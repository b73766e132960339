using CisLens.Inference.Statistics;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Statistics;

public sealed class SignedRankTestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PValue_FewDifferences_EqualsCountingAllSigns(int seed)
    {
        var random = new SeededRandom(seed);
        double[] differences = [.. Enumerable.Range(0, 11).Select(_ => random.NextNormal() + 0.4)];

        Assert.Equal(CountSigns(differences), SignedRankTest.PValue(differences), 1e-12);
    }

    // With ties the exact distribution is another, and the normal one must come near it.
    [Fact]
    public void PValue_Ties_ComesNearCountingAllSigns()
    {
        double[] differences = [1, 1, 2, -1, 3, 2, 4, -2, 5, 5, 1, 3, -1, 2, 6, 1];

        Assert.Equal(CountSigns(differences), SignedRankTest.PValue(differences), 3e-3);
    }

    [Fact]
    public void PValue_ManyDifferences_JoinsTheExactOnes()
    {
        double[] exact = [.. Enumerable.Range(1, 50).Select(i => i % 3 == 0 ? -i : i + 0.5)];
        double[] normal = [.. exact, 51.5];

        Assert.Equal(SignedRankTest.PValue(exact), SignedRankTest.PValue(normal), 0.02);
    }

    [Fact]
    public void PValue_NoDifferences_IsOne() => Assert.Equal(1, SignedRankTest.PValue([0, 0, 0]));

    [Fact]
    public void PValue_AllOnOneSide_IsTwoOverAllSigns() => Assert.Equal(2 / 1024.0, SignedRankTest.PValue(Enumerable.Range(1, 10).Select(i => (double)i)), 1e-12);

    private static double CountSigns(double[] differences)
    {
        var ranks = Correlation.Ranks<double>([.. differences.Select(Math.Abs)]);
        var middle = ranks.Sum() / 2;
        var observed = Math.Abs(Enumerable.Range(0, ranks.Length).Where(i => differences[i] > 0).Sum(i => ranks[i]) - middle);
        var extreme = Enumerable.Range(0, 1 << ranks.Length)
            .Count(signs => Math.Abs(Enumerable.Range(0, ranks.Length).Where(i => (signs >> i & 1) == 1).Sum(i => ranks[i]) - middle) >= observed - 1e-9);
        return extreme / Math.Pow(2, ranks.Length);
    }
}
