using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using Xunit;

namespace CisLens.Inference.Tests.Simulation;

public sealed class MarkovBackgroundTests
{
    [Fact]
    public void Draw_Independent_HasTheComposition()
    {
        var codes = Bases.Encode(MarkovBackground.Independent(0.6).Draw(50_000, new SeededRandom(1)));

        Assert.InRange(Bases.GcContent(codes), 0.59, 0.61);
        Assert.InRange(ObservedOverExpected(codes, 1, 2), 0.95, 1.05);
    }

    [Fact]
    public void Draw_CpgDepleted_HasFewCpgOnBothStrands()
    {
        var codes = Bases.Encode(MarkovBackground.CpgDepleted(0.5).Draw(100_000, new SeededRandom(2)));

        Assert.InRange(ObservedOverExpected(codes, 1, 2), 0.2, 0.4);
        Assert.True(ObservedOverExpected(codes, 3, 2) > 1.05);
        Assert.True(ObservedOverExpected(codes, 1, 0) > 1.05);
        Assert.InRange(Bases.GcContent(codes), 0.42, 0.5);
    }

    [Fact]
    public void Draw_OrderTwo_FollowsItsTable()
    {
        // After any two bases the next is, nine times in ten, the base after the older one in the order A, C, G, T.
        var rows = Enumerable.Range(0, 16).Select(memory =>
            Enumerable.Range(0, 4).Select(b => b == ((memory >> 2) + 1) % 4 ? 0.91 : 0.03).ToArray()).ToArray();
        var codes = Bases.Encode(new MarkovBackground(2, rows).Draw(20_000, new SeededRandom(3)));

        var followed = Enumerable.Range(2, codes.Length - 2).Count(i => codes[i] == (codes[i - 2] + 1) % 4);

        Assert.InRange(followed / (codes.Length - 2.0), 0.90, 0.92);
    }

    [Fact]
    public void Constructor_RowsThatAreNoProbabilities_Throws()
    {
        Assert.Throws<ArgumentException>(() => new MarkovBackground(0, [[0.5, 0.5, 0.5, 0.5]]));
        Assert.Throws<ArgumentException>(() => new MarkovBackground(1, [[0.25, 0.25, 0.25, 0.25]]));
    }

    private static double ObservedOverExpected(byte[] codes, byte first, byte second)
    {
        var pairs = Enumerable.Range(1, codes.Length - 1).Count(i => codes[i - 1] == first && codes[i] == second);
        return pairs * (double)codes.Length / codes.Count(c => c == first) / codes.Count(c => c == second);
    }
}
