using CisLens.Inference.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Sequences;

public sealed class DinucleotideShuffleTests
{
    private const string Sequence = "TTTGAAGCACCAATATTACATAGTTATATCGAATGTTTCAATGTGGAATTAATCGTGGAACCTTTCAGTAAGCCTGATTCATATC";

    [Fact]
    public void Create_ManyShuffles_KeepsPairsAndEndsAndDiffers()
    {
        var shuffles = DinucleotideShuffle.Create(Sequence, 200, seed: 1);

        Assert.All(shuffles, shuffle => AssertSamePairs(Sequence, shuffle));
        Assert.Equal(200, shuffles.Distinct().Count());
        Assert.DoesNotContain(Sequence, shuffles);
    }

    [Fact]
    public void Create_SameSeed_IsRepeatable()
    {
        Assert.Equal(DinucleotideShuffle.Create(Sequence, 3, seed: 9), DinucleotideShuffle.Create(Sequence, 3, seed: 9));
        Assert.NotEqual(DinucleotideShuffle.Create(Sequence, 3, seed: 9), DinucleotideShuffle.Create(Sequence, 3, seed: 10));
    }

    [Fact]
    public void Shuffle_UnknownBases_StayAndSplitTheSequence()
    {
        const string WithUnknown = "NNACGTTGCATGCATTTGACRNGGATCCAGTTTGACCAGN";

        foreach (var shuffle in DinucleotideShuffle.Create(WithUnknown, 50, seed: 2))
        {
            Assert.Equal("NN", shuffle[..2]);
            Assert.Equal("RN", shuffle[20..22]);
            Assert.Equal('N', shuffle[^1]);
            AssertSamePairs(WithUnknown[2..20], shuffle[2..20]);
            AssertSamePairs(WithUnknown[22..^1], shuffle[22..^1]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AC")]
    [InlineData("NNNN")]
    [InlineData("AAAAAAAAAACCCCCCCCCC")]
    [InlineData("ACACACACAC")]
    public void Shuffle_OnlyOnePossible_ReturnsItAndCountIsOne(string sequence)
    {
        Assert.Equal(sequence, DinucleotideShuffle.Shuffle(sequence, new SeededRandom(4)));
        Assert.Equal(0, DinucleotideShuffle.Log10Count(sequence));
    }

    // Every different sequence with the same pairs must appear, equally often, and their number is Whittle's.
    [Theory]
    [InlineData("ACGACTAGCA")]
    [InlineData("AACCGTACGTT")]
    [InlineData("TGTGTCATTG")]
    [InlineData("GGGAGAGCGG")]
    public void Shuffle_ShortSequence_IsUniformOverAllPossible(string sequence)
    {
        var possible = AllWithSamePairs(sequence);
        var random = new SeededRandom(6);
        var counts = possible.ToDictionary(p => p, _ => 0);
        var draws = 2000 * possible.Count;
        for (var i = 0; i < draws; i++)
            counts[DinucleotideShuffle.Shuffle(sequence, random)]++;

        Assert.Equal(possible.Count, Math.Pow(10, DinucleotideShuffle.Log10Count(sequence)), 4);
        Assert.All(counts.Values, count => Assert.InRange(count, 1770, 2230));
    }

    [Fact]
    public void MononucleotideShuffle_UnknownBases_StayAndCompositionIsKept()
    {
        const string WithUnknown = "NACGTNNacgtN";

        foreach (var shuffle in MononucleotideShuffle.Create(WithUnknown, 20, seed: 1))
        {
            Assert.Equal([0, 5, 6, 11], Enumerable.Range(0, 12).Where(i => shuffle[i] == 'N'));
            Assert.Equal(WithUnknown.Order(), shuffle.Order());
        }
    }

    internal static void AssertSamePairs(string expected, string actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.Equal(Pairs(expected), Pairs(actual));
        Assert.Equal((expected[0], expected[^1]), (actual[0], actual[^1]));
    }

    private static string[] Pairs(string sequence) =>
        [.. Enumerable.Range(0, sequence.Length - 1).Select(i => sequence.Substring(i, 2)).Order(StringComparer.Ordinal)];

    private static HashSet<string> AllWithSamePairs(string sequence)
    {
        var found = new HashSet<string>();
        Extend(sequence[..1], [.. Pairs(sequence)], found);
        return found;
    }

    private static void Extend(string start, List<string> left, HashSet<string> found)
    {
        if (left.Count == 0)
            found.Add(start);
        foreach (var pair in left.Where(p => p[0] == start[^1]).Distinct().ToArray())
        {
            var rest = new List<string>(left);
            rest.Remove(pair);
            Extend(start + pair[1], rest, found);
        }
    }
}
