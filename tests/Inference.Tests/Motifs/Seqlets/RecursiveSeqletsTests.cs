using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Seqlets;
using CisLens.Inference.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Seqlets;

public sealed class RecursiveSeqletsTests
{
    private const int Length = 200;

    [Fact]
    public void Find_PlantedStretches_FindsThemAndLittleElse()
    {
        var seqlets = RecursiveSeqlets.Find(Planted(sign: 1), new RecursiveSeqletOptions(), default);

        for (var row = 0; row < 30; row++)
            Assert.Contains(seqlets, seqlet => seqlet.Row == row && seqlet.Start < Start(row) + 8 && seqlet.End > Start(row));
        Assert.InRange(seqlets.Count, 30, 45);
        Assert.Equal(seqlets.OrderBy(seqlet => seqlet.PValue), seqlets);
    }

    [Fact]
    public void Find_BothSigns_FindsTheSameAsOfSizesButKeepsTheSign()
    {
        var track = Planted(sign: -1);
        var sizes = new BaseScores(Length, Bases(track), [.. Scores(track).Select(Math.Abs)]);

        var seqlets = RecursiveSeqlets.Find(track, new RecursiveSeqletOptions { Absolute = true }, default);

        Assert.NotEmpty(seqlets);
        Assert.All(seqlets, seqlet => Assert.True(seqlet.Contribution < 0));
        Assert.Equal(
            RecursiveSeqlets.Find(sizes, new RecursiveSeqletOptions(), default).Select(seqlet => (seqlet.Row, seqlet.Start, seqlet.End, seqlet.PValue)),
            seqlets.Select(seqlet => (seqlet.Row, seqlet.Start, seqlet.End, seqlet.PValue)));
    }

    [Fact]
    public void Find_PaddedRows_FindsWhatUnpaddedOnesHold()
    {
        var track = Planted(sign: 1);
        const int Padded = Length + 40;
        var bases = Enumerable.Repeat(ContributionSet.Unknown, 30 * Padded).ToArray();
        var scores = new float[30 * Padded];
        for (var row = 0; row < 30; row++)
        {
            track.Bases(row).CopyTo(bases.AsSpan((row * Padded) + 20));
            track.Scores(row).CopyTo(scores.AsSpan((row * Padded) + 20));
        }

        var padded = RecursiveSeqlets.Find(new BaseScores(Padded, bases, scores), new RecursiveSeqletOptions(), default);

        // The last start of a row counts as not fitting, which padding moves.
        var plain = RecursiveSeqlets.Find(track, new RecursiveSeqletOptions(), default);
        Assert.Subset(padded.Select(seqlet => (seqlet.Row, seqlet.Start - 20, seqlet.End - 20)).ToHashSet(), plain.Select(seqlet => (seqlet.Row, seqlet.Start, seqlet.End)).ToHashSet());
        Assert.InRange(padded.Count, plain.Count, plain.Count + 1);
    }

    [Fact]
    public void Find_ConstantScores_FindsNothing() =>
        Assert.Empty(RecursiveSeqlets.Find(new BaseScores(50, new sbyte[100], new float[100]), new RecursiveSeqletOptions(), default));

    private static int Start(int row) => 20 + (row * 5);

    private static BaseScores Planted(int sign)
    {
        var random = new SeededRandom(7);
        var scores = new float[30 * Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = (float)(0.05 * random.NextNormal());
        for (var row = 0; row < 30; row++)
            for (var position = Start(row); position < Start(row) + 8; position++)
                scores[(row * Length) + position] = (float)(sign * (0.3 + (0.1 * random.NextDouble())));
        return new BaseScores(Length, new sbyte[scores.Length], scores);
    }

    private static sbyte[] Bases(BaseScores track) => [.. Enumerable.Range(0, track.Rows).SelectMany(row => track.Bases(row).ToArray())];

    private static IEnumerable<float> Scores(BaseScores track) => Enumerable.Range(0, track.Rows).SelectMany(row => track.Scores(row).ToArray());
}
