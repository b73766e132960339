using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Tomtom;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Tomtom;

public sealed class TomtomTableTests
{
    [Fact]
    public void Write_AMatchOfEachStrand_GivesTheTenColumns()
    {
        var query = new Motif("query", new Ppm([0.7, 0.1, 0.1, 0.1, 0.1, 0.7, 0.1, 0.1]));
        var target = new Motif("MA0001.1", new Ppm([0.1, 0.1, 0.7, 0.1, 0.25, 0.25, 0.25, 0.25]));
        MotifMatch[] matches =
        [
            new("query", target, 0, -1, 1, false, 8.371984e-22, 7.358974e-19, 1.234567e-5),
            new("query", target, 0, 0, 2, true, 0.00012345678, 1, 0.5),
        ];
        using var writer = new StringWriter();
        TomtomTable.Write(writer, [new TomtomResult(query, matches, 1, null)], ["compared with two motifs"]);
        Assert.Equal(
            "Query_ID\tTarget_ID\tOptimal_offset\tp-value\tE-value\tq-value\tOverlap\tQuery_consensus\tTarget_consensus\tOrientation\n"
            + "query\tMA0001.1\t-1\t8.37198e-22\t7.35897e-19\t1.23457e-05\t1\tAC\tGA\t+\n"
            + "query\tMA0001.1\t0\t0.000123457\t1\t0.5\t2\tAC\tAC\t-\n"
            + "# compared with two motifs\n",
            writer.ToString());
    }
}
