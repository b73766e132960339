using CisLens.Inference.Experiments;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Experiments;

public sealed class MotifControlsTests
{
    [Fact]
    public void Shuffled_Motif_HasItsLettersInAnotherOrder()
    {
        var motif = Bases.Encode("TGANNTCA");
        for (var seed = 0; seed < 50; seed++)
        {
            var shuffled = MotifControls.Shuffled(motif, new SeededRandom(seed));
            Assert.NotEqual(motif, shuffled);
            Assert.Equal(motif.Order(), shuffled.Order());
            Assert.Equal(motif[3..5], shuffled[3..5]);
        }
    }

    [Fact]
    public void Shuffled_OneLetterOnly_IsItsOwnControl() =>
        Assert.Equal(Bases.Encode("AAAA"), MotifControls.Shuffled(Bases.Encode("AAAA"), new SeededRandom(1)));

    [Theory]
    [InlineData(20)]
    [InlineData(0)]
    [InlineData(53)]
    public void Scrambled_Sequence_KeepsPairsOfTheWholeAndBasesFarAway(int start)
    {
        var random = new SeededRandom(5);
        byte[] codes = [.. Enumerable.Range(0, 60).Select(_ => (byte)random.Next(4))];
        var placement = new MotifPlacement(Bases.Encode("TGACTCA"), start);
        placement.Apply(codes);
        var scrambled = MotifControls.Scrambled(codes, placement, new SeededRandom(2));
        Assert.Equal(Pairs(codes), Pairs(scrambled));
        Assert.NotEqual(codes[start..(start + 7)], scrambled[start..(start + 7)]);
        Assert.Equal(codes[..Math.Max(0, start - 7)], scrambled[..Math.Max(0, start - 7)]);
        Assert.Equal(codes[Math.Min(60, start + 14)..], scrambled[Math.Min(60, start + 14)..]);
    }

    private static List<(byte, byte)> Pairs(byte[] codes) => [.. codes.Zip(codes.Skip(1)).Order()];
}
