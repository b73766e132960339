using CisLens.Inference.Experiments;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Experiments;

public sealed class MotifPlacementTests
{
    [Fact]
    public void Apply_MotifWithUnknownBase_KeepsTheBaseBelow()
    {
        var codes = Bases.Encode("AAAAAAAA");
        new MotifPlacement(Bases.Encode("CNG"), 2).Apply(codes);
        Assert.Equal("AACAGAAA", Bases.Decode(codes));
    }

    // tangermeme rounds both halves down, so an odd motif in an even sequence lies right of where rounding the difference puts it.
    [Theory]
    [InlineData(7, 100, 47)]
    [InlineData(8, 101, 46)]
    [InlineData(5, 5, 0)]
    public void Centred_OddAndEven_LiesWhereTangermemePutsIt(int width, int length, int start) =>
        Assert.Equal(start, MotifPlacement.Centred(new byte[width], length).Start);

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Apply_OutsideOfTheSequence_IsRefused(int start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MotifPlacement(Bases.Encode("CCC"), start).Apply(new byte[8]));
}
