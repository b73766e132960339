using CisLens.Inference.Motifs.Tomtom;
using CisLens.Inference.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Tomtom;

public sealed class MiddleScoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(1001)]
    [InlineData(5000)]
    public void Of_ManyValues_IsTheLowerMiddleOfTheSortedList(int count)
    {
        var random = new SeededRandom(count);
        for (var round = 0; round < 20; round++)
        {
            // Few distinct values in every other round.
            var values = Enumerable.Range(0, count).Select(_ => round % 2 == 0 ? random.NextNormal() : random.Next(3)).ToArray();
            var sorted = values.Order().ToArray();
            var first = Math.Max(0, (count / 2) - 1);
            var second = Math.Max(first, ((count + 1) / 2) - 1);
            Assert.Equal((sorted[first] + sorted[second]) / 2, MiddleScore.Of(values, sorted[0], sorted[^1], new short[count]));
        }
    }

    [Fact]
    public void Of_EvenCount_TakesTheLowerOfTheTwoMiddleValues() => Assert.Equal(2, MiddleScore.Of([4, 1, 3, 2], 1, 4, new short[4]));

    [Fact]
    public void Of_ValuesTooNearToEachOther_StillFindsIt()
    {
        var least = double.Epsilon;
        Assert.Equal(0, MiddleScore.Of([least, 0, least, 0], 0, least, new short[4]));
    }
}
