using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class InstanceTableTests
{
    [Fact]
    public void Parse_OfALine_GivesItBack()
    {
        var instance = new MotifInstance(3, 7, 12, 20, true, 9.25, 1.5e-5, -0.125, 99.5, -0.75);
        var row = new RunRow(7, 2, "peak 7", "1", null, 100, 10, 0, 0);
        var placed = new PlacedInstance("neg_patterns.pattern_3", instance, SitePlace.Of(row, new Region("chr2", 1000, 1100, Strand.Reverse), 12, 20, true));

        var line = InstanceTable.Line(placed);

        Assert.Equal(placed, InstanceTable.Parse(line, new Dictionary<string, int> { ["neg_patterns.pattern_3"] = 3 }));
        Assert.Equal(InstanceTable.Header.Split('\t').Length, line.Split('\t').Length);
    }
}
