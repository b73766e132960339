using CisLens.Inference.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Sequences;

public sealed class SeededRandomTests
{
    // The first numbers of the authors' C program (xoshiro256starstar.c) for this state.
    [Fact]
    public void NextBits_PublishedState_GivesPublishedNumbers()
    {
        var random = new SeededRandom([1, 2, 3, 4]);

        ulong[] drawn = [.. Enumerable.Range(0, 10).Select(_ => random.NextBits())];

        Assert.Equal(
            [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625,
             8476171486693032832, 10595114339597558777, 2904607092377533576],
            drawn);
    }

    // Computed by an independent program from the published definitions of SplitMix64 and xoshiro256**.
    [Fact]
    public void NextBits_Seed42_StaysTheSameForever()
    {
        var random = new SeededRandom(42);

        ulong[] drawn = [.. Enumerable.Range(0, 4).Select(_ => random.NextBits())];

        Assert.Equal([1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193], drawn);
    }

    [Fact]
    public void Next_ManyDraws_CoversTheRangeEvenly()
    {
        var random = new SeededRandom(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.Next(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroAndDeviationOne()
    {
        var random = new SeededRandom(3);
        var draws = Enumerable.Range(0, 50_000).Select(_ => random.NextNormal()).ToArray();
        var mean = draws.Average();

        Assert.InRange(mean, -0.02, 0.02);
        Assert.InRange(Math.Sqrt(draws.Average(draw => (draw - mean) * (draw - mean))), 0.98, 1.02);
    }

    [Fact]
    public void NextWeighted_ZeroWeights_AreNeverDrawn()
    {
        var random = new SeededRandom(5);
        var counts = new int[4];
        for (var i = 0; i < 10_000; i++)
            counts[random.NextWeighted([0, 1, 3, 0])]++;

        Assert.Equal(0, counts[0] + counts[3]);
        Assert.InRange(counts[2], 7_300, 7_700);
    }

    [Fact]
    public void ForItem_DifferentItems_GiveDifferentDraws()
    {
        var first = Enumerable.Range(0, 1000).Select(item => SeededRandom.ForItem(7, item).NextBits());

        Assert.Equal(1000, first.Distinct().Count());
        Assert.Equal(SeededRandom.ForItem(7, 12).NextBits(), SeededRandom.ForItem(7, 12).NextBits());
    }

    [Fact]
    public void Shuffle_AllOrders_AreEquallyLikely()
    {
        var random = new SeededRandom(11);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < 24_000; i++)
        {
            var letters = "abcd".ToCharArray();
            random.Shuffle<char>(letters);
            var order = new string(letters);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }
}
