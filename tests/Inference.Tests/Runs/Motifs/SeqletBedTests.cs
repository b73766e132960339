using CisLens.Inference.Motifs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class SeqletBedTests
{
    [Fact]
    public void Write_RowOfARegion_CountsFromTheGenome() =>
        Assert.Equal("chr2\t1007\t1015\tp\t300\t-\t1.5\t0.001\n", Write(5, new Region("chr2", 1000, 1100, Strand.Forward), stranded: true));

    [Fact]
    public void Write_RowOfTheOtherStrand_TurnsCoordinatesAndStrand() =>
        Assert.Equal("chr2\t1085\t1093\tp\t300\t+\t1.5\t0.001\n", Write(5, new Region("chr2", 1000, 1100, Strand.Reverse), stranded: true));

    [Fact]
    public void Write_WithoutRegion_CountsFromTheSequence() =>
        Assert.Equal("peak\t7\t15\tp\t300\t.\t1.5\t0.001\n", Write(5, null, stranded: false));

    [Fact]
    public void Write_SeqletInPadding_CutsOrLeavesOut()
    {
        Assert.Equal("peak\t0\t5\tp\t300\t.\t1.5\t0.001\n", Write(15, null, stranded: false));
        Assert.Empty(Write(20, null, stranded: false));
    }

    private static string Write(int padLeft, Region? region, bool stranded)
    {
        var seqlet = new Seqlet(0, 12, 20, 1.5) { PValue = 0.001, IsReverseComplement = true };
        var row = new RunRow(0, 0, "peak", null, null, 100, 0, padLeft, 0);
        using var writer = new StringWriter();
        SeqletBed.Write(writer, [new PlacedSeqlet(seqlet, SitePlace.Of(row, region, seqlet.Start, seqlet.End, seqlet.IsReverseComplement))], "p", stranded);
        return writer.ToString();
    }
}
