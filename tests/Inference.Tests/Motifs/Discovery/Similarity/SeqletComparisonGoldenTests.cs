using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Discovery.Similarity;
using Xunit;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Motifs.Discovery.Similarity;

/// <summary>Neighbours and similarities of seqlets beside those of TF-MoDISco.</summary>
[Trait("Part", "golden")]
public sealed class SeqletComparisonGoldenTests(ITestOutputHelper output)
{
    private static readonly ModiscoOptions Options = new() { Window = 0 };

    [SkippableTheory]
    [InlineData(ContributionSign.Positive, 1)]
    [InlineData(ContributionSign.Positive, 2)]
    [InlineData(ContributionSign.Negative, 1)]
    [InlineData(ContributionSign.Negative, 2)]
    public void Compare_GoldenSeqlets_GivesTheSameNeighboursAndSimilarities(ContributionSign sign, int round)
    {
        var comparison = Comparison(sign, round);
        var scratch = comparison.Scratch();
        var neighbours = new int[comparison.Neighbours];
        float[] coarse = new float[neighbours.Length], fine = new float[neighbours.Length];
        int ties = 0, others = 0, rows = 0;
        foreach (var group in ModiscoOracle.Table($"neighbours_{ModiscoOracle.Name(sign)}_round{round}.tsv").GroupBy(row => ModiscoOracle.Whole(row["row"])))
        {
            comparison.Compare(group.Key, scratch, neighbours, coarse, fine);
            foreach (var (expected, rank) in group.Select((row, rank) => (row, rank)))
            {
                rows++;
                var place = Array.IndexOf(neighbours, ModiscoOracle.Whole(expected["neighbour_row"]));
                Assert.True(place >= 0, $"Seqlet {group.Key} misses neighbour {expected["neighbour_row"]}.");
                Assert.InRange(fine[place], ModiscoOracle.Number(expected["jaccard"]) - 1e-4, ModiscoOracle.Number(expected["jaccard"]) + 1e-4);
                var cosine = ModiscoOracle.Number(expected["gapped_kmer_cosine"]);
                // Where the 20th position of both seqlets or the 500th key is tied.
                Assert.InRange(coarse[place], cosine - 4e-3, cosine + 4e-3);
                ties += Math.Abs(coarse[place] - cosine) > 1e-4 ? 1 : 0;
                // Another place in the order is right only for neighbours whose cosines are tied.
                others += place != rank && Math.Abs(coarse[rank] - coarse[place]) > 1e-4 ? 1 : 0;
            }
        }
        output.WriteLine($"{rows} neighbours, {ties} with another cosine by ties, {others} in another place");
        Assert.True(ties <= 0.1 * rows, $"{ties} of {rows} cosines differ.");
        Assert.True(others <= 0.1 * rows, $"{others} of {rows} neighbours are elsewhere.");
    }

    [SkippableTheory]
    [InlineData(ContributionSign.Positive, 1123)]
    [InlineData(ContributionSign.Negative, 181)]
    public void Of_GoldenFirstRound_KeepsTheSameSeqlets(ContributionSign sign, int kept)
    {
        var table = NeighbourTable.Of(Comparison(sign, 1), filter: true, _ => { }, default);
        var expected = ModiscoOracle.Clusters(sign, 1).Select(seqlet => seqlet.Kept).ToArray();

        Assert.Equal(kept, expected.Count(flag => flag));
        var different = expected.Zip(table.Kept).Count(pair => pair.First != pair.Second);
        output.WriteLine($"{different} differ");
        Assert.True(different <= 2, $"{different} seqlets differ.");
    }

    [SkippableFact]
    public void Graph_GoldenNegativeRound_HasTheSameWeights()
    {
        var graph = DensityAdaptation.Graph(NeighbourTable.Of(Comparison(ContributionSign.Negative, 1), filter: true, _ => { }, default), default);
        var worst = 0.0;
        foreach (var row in ModiscoOracle.Table("leiden_graph_negative_round1.tsv"))
        {
            var (i, j, weight) = (ModiscoOracle.Whole(row["i"]), ModiscoOracle.Whole(row["j"]), ModiscoOracle.Number(row["weight"]));
            var edge = Array.IndexOf(graph.Neighbours, j, graph.Starts[i], graph.Starts[i + 1] - graph.Starts[i]);
            worst = Math.Max(worst, Math.Abs((i == j ? graph.Loops[i] : graph.Weights[edge]) - weight) / weight);
        }
        output.WriteLine($"largest relative difference {worst:G3}");
        Assert.True(worst < 2e-5, $"The largest relative difference is {worst:G3}.");
    }

    private static SeqletComparison Comparison(ContributionSign sign, int round) =>
        new(new ContributionCrop(ModiscoOracle.Inputs(), 0), [.. ModiscoOracle.Clusters(sign, round).Select(seqlet => seqlet.Place)], sign, Options, default);
}
