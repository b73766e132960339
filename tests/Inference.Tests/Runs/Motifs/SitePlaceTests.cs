using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Tests.Runs.Motifs;

public class SitePlaceTests
{
    // 3 unknown bases, then bases 0 to 19 of the sequence, then 2 unknown ones.
    private static readonly RunRow Padded = new(7, 3, "one", null, null, 20, 0, 3, 2);

    // Bases 40 to 59 of 100.
    private static readonly RunRow Cropped = new(0, 0, "two", null, null, 100, 40, 0, 0);

    [Theory]
    [InlineData(5, 9, 2, 6)]
    [InlineData(0, 6, 0, 3)]
    [InlineData(20, 25, 17, 20)]
    public void Of_PaddedRow_PaddingIsCutOff(int arrayStart, int arrayEnd, int start, int end)
    {
        var place = SitePlace.Of(Padded, null, arrayStart, arrayEnd, false);
        Assert.Equal((arrayStart, arrayEnd, start, end), (place.ArrayStart, place.ArrayEnd, place.Start, place.End));
        Assert.Null(place.Region);
    }

    [Fact]
    public void Of_PaddingAlone_HasNoBases()
    {
        var place = SitePlace.Of(Padded, new Region("chr1", 100, 120), 0, 3, false);
        Assert.Equal((0, 0), (place.Start, place.End));
        Assert.Null(place.Region);
    }

    [Theory]
    [InlineData(Strand.None, false, 1045, 1050, Strand.Forward)]
    [InlineData(Strand.Forward, true, 1045, 1050, Strand.Reverse)]
    [InlineData(Strand.Reverse, false, 1050, 1055, Strand.Reverse)]
    [InlineData(Strand.Reverse, true, 1050, 1055, Strand.Forward)]
    public void Of_RegionKnown_StrandAndOrderAreThoseOfTheGenome(Strand strand, bool isReverse, long start, long end, Strand expected)
    {
        var place = SitePlace.Of(Cropped, new Region("chr2", 1000, 1100, strand), 5, 10, isReverse);
        Assert.Equal((45, 50), (place.Start, place.End));
        Assert.Equal(new Region("chr2", start, end, expected), place.Region);
    }
}
