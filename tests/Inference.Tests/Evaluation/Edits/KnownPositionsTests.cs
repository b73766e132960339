using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Evaluation.Edits;

public sealed class KnownPositionsTests
{
    private static readonly byte[] Codes = Bases.Encode("ACGTNNACGTACGTACGTAN");

    [Fact]
    public void Ranked_EqualScores_SmallerPositionFirstAndNoUnknownBase()
    {
        float[] map = [.. Enumerable.Range(0, Codes.Length).Select(position => position is 4 or 12 or 7 ? 2f : 1)];

        var ranked = new KnownPositions(Codes).Ranked(map);

        Assert.Equal([7, 12, 0, 1, 2, 3, 6], ranked.Take(7));
        Assert.Equal(17, ranked.Length);
    }

    [Fact]
    public void Blocks_RunsOfASet_HaveTheirLengthsAndNeverTouch()
    {
        var known = new KnownPositions(Codes);
        int[] set = [2, 3, 6, 10, 14, 15, 13];
        var found = new HashSet<string>();
        for (var seed = 0; seed < 200; seed++)
        {
            var blocks = known.Blocks(set, new SeededRandom(seed));
            // Unknown bases count as if they were not there: 3 and 6 are neighbors.
            Assert.Equal([1, 3, 3], RunLengths(blocks).Order());
            found.Add(string.Join(' ', blocks));
        }
        Assert.True(found.Count > 100, $"Only {found.Count} arrangements in 200 draws.");
    }

    [Fact]
    public void Blocks_AllPositions_AreAllPositions()
    {
        var known = new KnownPositions(Codes);
        var all = known.Ranked(new float[Codes.Length]);

        Assert.Equal(all, known.Blocks(all, new SeededRandom(1)));
    }

    [Fact]
    public void OtherBases_KnownPositions_AllDifferAndUnknownStay()
    {
        var others = Replacements.OtherBases(Codes, new SeededRandom(5));

        Assert.All(Codes.Zip(others), pair => Assert.Equal(pair.First == Bases.Unknown, pair.First == pair.Second));
        Assert.All(others, code => Assert.InRange(code, 0, 4));
    }

    [Fact]
    public void Add_SameSequenceAgain_IsKeptOnce()
    {
        var sequences = new EditedSequences(3);

        Assert.Equal([0, 1, 0], new[] { sequences.Add([0, 1, 2]), sequences.Add([0, 1, 3]), sequences.Add([0, 1, 2]) });
        Assert.Equal(2, sequences.Count);
        Assert.Equal(3, sequences.Added);
    }

    private static List<int> RunLengths(int[] blocks)
    {
        int[] places = [.. blocks.Select(position => Codes.Take(position).Count(code => code < Bases.Unknown)).Order()];
        var lengths = new List<int>();
        for (var i = 0; i < places.Length; i++)
            if (i > 0 && places[i] == places[i - 1] + 1)
                lengths[^1]++;
            else
                lengths.Add(1);
        return lengths;
    }
}
