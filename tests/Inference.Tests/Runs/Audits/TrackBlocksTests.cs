using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Tests.Models;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

public sealed class TrackBlocksTests
{
    private const int Sequences = 60;

    [Fact]
    public void Cut_DearMethod_TakesFewerSequencesInSmallerPieces()
    {
        var plan = Plan(1e9);
        var blocks = TrackBlocks.Cut(plan, Sequences, 25, (method, _) => method.Method == "ism" ? 400 : 1).Blocks;
        var cheap = blocks.Where(block => block.Track.Method == "saliency").ToList();
        var dear = blocks.Where(block => block.Track.Method == "ism").ToList();

        Assert.Equal(Sequences, cheap.Sum(block => block.Rows.Count));
        Assert.Equal(TrackBlocks.Fewest, dear.Sum(block => block.Rows.Count));
        Assert.All(dear, block => Assert.Single(block.Rows));
        // The smaller sample is part of the larger one, and no sequence comes twice.
        Assert.Subset(cheap.SelectMany(block => block.Rows).ToHashSet(), dear.SelectMany(block => block.Rows).ToHashSet());
        Assert.Equal(Enumerable.Range(0, dear.Count), dear.Select(block => block.Number));
    }

    [Fact]
    public void Cut_MethodLeftOut_HasNoPieces()
    {
        var blocks = TrackBlocks.Cut(Plan(1e6), Sequences, 25, (method, _) => method.Method == "ism" ? null : 1);

        Assert.All(blocks.Blocks, block => Assert.Equal("saliency", block.Track.Method));
        Assert.Equal(blocks.Blocks.Count, blocks.Layout.Items);
        Assert.Equal([blocks.Blocks[1]], blocks.Of((1, 1)));
    }

    private static TestPlan Plan(double operations)
    {
        var spec = new RunSpec
        {
            Name = "run",
            Sequences = new SequenceSource { Id = "s", Name = "s", Sha256 = "" },
            Model = new ModelSource { Id = "m", Name = "m", Version = "1", Sha256 = "" },
            Targets = [new TargetSpec { Output = 0, Name = "output 0" }],
            Methods = [new MethodSpec { Method = "saliency" }, new MethodSpec { Method = "ism" }],
        };
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, 30);
        return new TestPlan(spec, model.Card, new RunClasses(spec.Targets, new string?[200]), 30, operations);
    }
}
