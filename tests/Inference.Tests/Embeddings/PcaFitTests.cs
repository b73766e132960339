using CisLens.Inference.Embeddings;
using CisLens.Inference.Embeddings.Pca;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Embeddings;

public sealed class PcaFitTests
{
    // numpy 1.24.2: np.linalg.svd(x - x.mean(0), full_matrices=False), the largest loading of each made positive.
    [Fact]
    public void Run_MoreRowsThanFeatures_IsThatOfNumPy()
    {
        var found = PcaFit.Run(Clouds.Formula(12, 5), new PcaOptions { Components = 3 }, default);

        Assert.True(found.Exact);
        Close([90.45830664, 63.43943248, 59.52071512], found.Variances, 1e-7);
        Assert.Equal(272.8939393939394, found.TotalVariance, 9);
        Close([-0.3526823175, 0.0544480132, 0.2914000148, -0.4604257917, 0.7587784383], found.Loadings[0], 1e-9);
        Close([-0.3422694482, 0.8635989605, -0.3254924576, -0.0908306567, -0.1511717967], found.Loadings[1], 1e-9);
        Close([0.7477918296, 0.487036044, 0.3568639238, 0.1202805315, 0.2485638854], found.Loadings[2], 1e-9);
        Close([3.9739458872, -6.9830285394, -5.786649241], Doubles(found.Scores[0]), 1e-6);
        Close([-8.5668579329, 8.1556641571, 0.4122744748], Doubles(found.Scores[11]), 1e-6);
    }

    [Fact]
    public void Run_FewerRowsThanFeatures_IsThatOfNumPy()
    {
        var found = PcaFit.Run(Clouds.Formula(4, 7), new PcaOptions { Components = 7 }, default);

        Close([209.92971429, 96.28753837, 66.11608067], found.Variances, 1e-7);
        Assert.Equal(372.3333333333333, found.TotalVariance, 9);
        Close([0.5856804108, -0.0840018973, 0.3798918952, -0.0236251207, 0.4300635858, 0.5053027152, -0.2544810752], found.Loadings[0], 1e-9);
        Close([0.2063257268, 0.6799887869, 0.057887679, -0.4022707032, -0.0923399167, -0.3387504527, -0.4545258107], found.Loadings[1], 1e-9);
        Close([0.2794370571, -11.7056161045, -7.3925953863], Doubles(found.Scores[0]), 1e-6);
    }

    [Theory]
    [InlineData(200, 30, 512)]
    [InlineData(30, 200, 512)]
    [InlineData(300, 80, 10)]
    public void Run_AnyWay_LoadingsAreOrthonormalAndVariancesThoseOfTheScores(int rows, int columns, int largestExact)
    {
        var table = Clouds.Normal(3, rows / 3, columns, 6).Table;
        var found = PcaFit.Run(table, new PcaOptions { Components = 8, LargestExact = largestExact }, default);

        Assert.Equal(largestExact > 10, found.Exact);
        for (var left = 0; left < found.Count; left++)
        {
            for (var right = 0; right < found.Count; right++)
                Assert.Equal(left == right ? 1 : 0, found.Loadings[left].Zip(found.Loadings[right], (one, other) => one * other).Sum(), 1e-9);
            var scores = Enumerable.Range(0, table.Rows).Select(row => (double)found.Scores[row][left]).ToList();
            Assert.Equal(0, scores.Average(), 1e-4);
            Assert.Equal(found.Variances[left], scores.Sum(score => score * score) / (table.Rows - 1), 1e-3 * found.Variances[left]);
            Assert.True(found.Loadings[left].MaxBy(Math.Abs) > 0);
        }
    }

    [Fact]
    public void Run_AllComponents_VariancesSumToTheTotal()
    {
        var found = PcaFit.Run(Clouds.Normal(2, 50, 12, 3).Table, new PcaOptions { Components = 12 }, default);
        Assert.Equal(found.TotalVariance, found.Variances.Sum(), 1e-9 * found.TotalVariance);
        Assert.Equal(1, Enumerable.Range(0, 12).Sum(found.ExplainedShare), 1e-9);
    }

    // Ten directions stand out of 600 features, as in the activations of a trained layer.
    [Fact]
    public void Run_Randomised_FindsWhatTheExactFinds()
    {
        var table = Clouds.Normal(10, 70, 600, 40).Table;
        var exact = PcaFit.Run(table, new PcaOptions { Components = 9, LargestExact = 700 }, default);
        var randomised = PcaFit.Run(table, new PcaOptions { Components = 9, LargestExact = 100 }, default);

        Assert.True(exact.Exact);
        Assert.False(randomised.Exact);
        for (var component = 0; component < 9; component++)
        {
            Assert.Equal(exact.Variances[component], randomised.Variances[component], 1e-6 * exact.Variances[component]);
            Assert.Equal(1, exact.Loadings[component].Zip(randomised.Loadings[component], (one, other) => one * other).Sum(), 1e-4);
        }
    }

    [Fact]
    public void Run_SameSeed_SameBits()
    {
        var table = Clouds.Normal(3, 40, 90, 5).Table;
        var options = new PcaOptions { LargestExact = 5 };
        var once = PcaFit.Run(table, options, default);
        Assert.Equal(once.Scores.Values, PcaFit.Run(table, options, default).Scores.Values);
        Assert.NotEqual(once.Scores.Values, PcaFit.Run(table, options with { Seed = 2 }, default).Scores.Values);
    }

    [Fact]
    public void Run_FeaturesTurned_ScoresStayButForTheSign()
    {
        var table = Clouds.Normal(4, 30, 6, 9).Table;
        var turned = (float[])table.Values.Clone();
        var (cos, sin) = (MathF.Cos(0.7f), MathF.Sin(0.7f));
        for (var row = 0; row < table.Rows; row++)
            for (var pair = 0; pair < 6; pair += 2)
            {
                var (x, y) = (table[row][pair], table[row][pair + 1]);
                turned[(row * 6) + pair] = (cos * x) - (sin * y);
                turned[(row * 6) + pair + 1] = (sin * x) + (cos * y);
            }
        var before = PcaFit.Run(table, new PcaOptions { Components = 3 }, default);
        var after = PcaFit.Run(new FeatureTable(table.Rows, 6, turned), new PcaOptions { Components = 3 }, default);

        Close(before.Variances, after.Variances, 1e-4);
        for (var component = 0; component < 3; component++)
            for (var row = 0; row < table.Rows; row++)
                Assert.Equal(Math.Abs(before.Scores[row][component]), Math.Abs(after.Scores[row][component]), 2e-3f);
    }

    [Fact]
    public void Run_PointsOnALine_OneComponentExplainsAll()
    {
        var found = PcaFit.Run(new FeatureTable(5, 3, [.. Enumerable.Range(0, 15).Select(place => (float)((place / 3) * ((place % 3) + 1)))]), new PcaOptions(), default);
        Assert.Equal(1, found.Count);
        Assert.Equal(1, found.ExplainedShare(0), 1e-12);
    }

    [Fact]
    public void Run_NothingToFind_SaysWhatToDo()
    {
        Assert.Contains("choose another layer", Assert.Throws<InputException>(() => PcaFit.Run(new FeatureTable(3, 2, [1, 2, 1, 2, 1, 2]), new PcaOptions(), default)).Message, StringComparison.Ordinal);
        Assert.Contains("at least two", Assert.Throws<InputException>(() => PcaFit.Run(new FeatureTable(1, 2, [1, 2]), new PcaOptions(), default)).Message, StringComparison.Ordinal);
        Assert.Contains("Feature 1 of row 1", Assert.Throws<InputException>(() => new FeatureTable(2, 2, [1, 2, 1, float.NaN])).Message, StringComparison.Ordinal);
    }

    private static double[] Doubles(ReadOnlySpan<float> values) => [.. values.ToArray().Select(value => (double)value)];

    private static void Close(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, found) in expected.Zip(actual))
            Assert.Equal(wanted, found, tolerance * Math.Max(1, Math.Abs(wanted)));
    }
}
