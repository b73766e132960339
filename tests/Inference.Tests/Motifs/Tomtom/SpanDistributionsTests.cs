using CisLens.Inference.Motifs.Tomtom;
using CisLens.Inference.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Tomtom;

public sealed class SpanDistributionsTests
{
    [Fact]
    public void Survival_EverySpan_IsThatOfThePlainConvolution()
    {
        const int Width = 5;
        var random = new SeededRandom(3);
        var frequencies = Enumerable.Range(0, Width).Select(_ => Frequencies(random)).ToArray();
        using var spans = new SpanDistributions(frequencies);
        for (var length = 1; length <= Width; length++)
        {
            spans.Grow();
            for (var first = 0; first + length <= Width; first++)
            {
                var expected = Survival(frequencies[first..(first + length)]);
                var actual = spans.Survival(first);
                Assert.Equal(expected.Length, actual.Length);
                for (var score = 0; score < expected.Length; score++)
                    Assert.Equal(expected[score], actual[score], 1e-12 * expected[score]);
            }
        }
    }

    [Fact]
    public void Add_ManyAlignments_IsOneMinusTheProductOfTheirDistributions()
    {
        var survival = Survival([Frequencies(new SeededRandom(4))]);
        var maximum = new MaximumDistribution(2);
        maximum.Add(survival, 30, 3);
        Assert.Equal(1, maximum.PValue(30));
        Assert.Equal(1 - Math.Pow(1 - survival[50], 3), maximum.PValue(80), 1e-7);
        Assert.Equal(0, maximum.PValue(200));
    }

    private static double[] Frequencies(SeededRandom random)
    {
        // Some bins at both ends are empty.
        var weights = new double[101];
        for (var bin = random.Next(20); bin < 101 - random.Next(20); bin++)
            weights[bin] = random.NextDouble();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double[] Survival(double[][] frequencies)
    {
        double[] masses = [1];
        foreach (var column in frequencies)
        {
            var longer = new double[masses.Length + 100];
            for (var score = 0; score < masses.Length; score++)
                for (var bin = 0; bin <= 100; bin++)
                    longer[score + bin] += masses[score] * column[bin];
            masses = longer;
        }
        for (var score = masses.Length - 2; score >= 0; score--)
            masses[score] += masses[score + 1];
        return masses;
    }
}
