using System.Text.Json;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery.Communities;
using CisLens.Inference.Sequences;
using Xunit;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Motifs.Discovery.Communities;

public sealed class LeidenTests(ITestOutputHelper output)
{
    [Fact]
    public void Modularity_TwoTrianglesJoined_IsTheFormulas()
    {
        var graph = Graph(6, TwoTriangles);

        // 7 edges; each half has 3 of them and strength 7: 2 (3/7 - (7/14)^2).
        Assert.Equal(2 * ((3 / 7.0) - 0.25), graph.Modularity([0, 0, 0, 1, 1, 1]), 1e-12);
        Assert.Equal(0, graph.Modularity([0, 0, 0, 0, 0, 0]), 1e-12);
    }

    [Fact]
    public void Best_TwoTrianglesJoined_FindsThem() =>
        Assert.Equal([0, 0, 0, 1, 1, 1], Leiden.Best(Graph(6, TwoTriangles), 1, 7, default));

    [Fact]
    public void Best_VerticesWithoutEdges_StayAlone() =>
        Assert.Equal(3, Leiden.Best(Graph(4, [(0, 1, 1)]), 2, 7, default).Distinct().Count());

    [Fact]
    public void Best_PlantedGroups_FindsThemAndIsTheSameForASeed()
    {
        var random = new SeededRandom(5);
        var edges = new List<(int, int, double)>();
        for (var i = 0; i < 200; i++)
            for (var j = i + 1; j < 200; j++)
                if (random.NextDouble() < (i % 5 == j % 5 ? 0.4 : 0.02))
                    edges.Add((i, j, random.NextDouble() + 0.5));
        var graph = Graph(200, edges);

        var found = Leiden.Best(graph, 3, 11, default);

        Assert.Equal(1, AdjustedRandIndex(found, [.. Enumerable.Range(0, 200).Select(vertex => vertex % 5)]), 1e-12);
        Assert.Equal(found, Leiden.Best(graph, 3, 11, default));
    }

    [Fact]
    public void Aggregate_AnyGroups_KeepsTheModularity()
    {
        var graph = Graph(6, [.. TwoTriangles, (1, 1, 0.5), (4, 4, 2)]);
        var smaller = graph.Aggregate([0, 0, 1, 2, 3, 3], 4);

        Assert.Equal(graph.Modularity([0, 0, 1, 1, 0, 0]), smaller.Modularity([0, 1, 1, 0]), 1e-12);
    }

    [SkippableFact]
    [Trait("Part", "golden")]
    public void Best_GoldenPositiveGraph_IsAsGoodAsTheReference()
    {
        var golden = ModiscoOracle.Json("leiden_graph_positive_top15.json");
        var graph = Graph(golden.GetProperty("n_vertices").GetInt32(), Edges("leiden_graph_positive_top15.tsv"));
        var best = Membership(golden.GetProperty("best_membership"));
        Assert.Equal(golden.GetProperty("best_modularity").GetDouble(), graph.Modularity(best), 1e-9);

        for (var seed = 0; seed < 10; seed++)
        {
            var found = Leiden.Best(graph, 2, seed, default);
            var (modularity, agreement) = (graph.Modularity(found), AdjustedRandIndex(found, best));
            output.WriteLine($"{modularity:F6} {agreement:F4} {found.Distinct().Count()}");
            Assert.True(modularity >= golden.GetProperty("median_modularity").GetDouble() - 0.001);
            Assert.True(agreement >= 0.95);
        }
    }

    [SkippableFact]
    [Trait("Part", "golden")]
    public void Best_GoldenNegativeGraph_IsAsGoodAsTheReference()
    {
        var golden = ModiscoOracle.Json("stages.json").GetProperty("leiden_negative_round1");
        var graph = Graph(golden.GetProperty("n_vertices").GetInt32(), Edges("leiden_graph_negative_round1.tsv"));
        Assert.Equal(golden.GetProperty("best_quality").GetDouble(), graph.Modularity(Membership(golden.GetProperty("best_membership"))), 1e-8);

        for (var seed = 0; seed < 10; seed++)
        {
            var found = Leiden.Best(graph, 2, seed, default);
            output.WriteLine($"{graph.Modularity(found):G6} {found.Distinct().Count()}");
            Assert.True(graph.Modularity(found) >= golden.GetProperty("worst_quality").GetDouble());
        }
    }

    /// <summary>Hubert and Arabie 1985: agreement of two partitions, 1 if equal and 0 by chance.</summary>
    internal static double AdjustedRandIndex(int[] left, int[] right)
    {
        static double Pairs(int count) => count * (count - 1.0) / 2;
        var both = left.Zip(right).GroupBy(pair => pair).Sum(group => Pairs(group.Count()));
        var ofLeft = left.GroupBy(value => value).Sum(group => Pairs(group.Count()));
        var ofRight = right.GroupBy(value => value).Sum(group => Pairs(group.Count()));
        var chance = ofLeft * ofRight / Pairs(left.Length);
        return (both - chance) / (((ofLeft + ofRight) / 2) - chance);
    }

    private static readonly (int, int, double)[] TwoTriangles = [(0, 1, 1), (1, 2, 1), (0, 2, 1), (2, 3, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1)];

    private static int[] Membership(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetInt32())];

    private static IEnumerable<(int, int, double)> Edges(string file) =>
        ModiscoOracle.Table(file).Select(row => (ModiscoOracle.Whole(row["i"]), ModiscoOracle.Whole(row["j"]), ModiscoOracle.Number(row["weight"])));

    private static WeightedGraph Graph(int vertices, IEnumerable<(int I, int J, double Weight)> edges)
    {
        var loops = new double[vertices];
        var rows = Enumerable.Range(0, vertices).Select(_ => new List<(int Other, float Weight)>()).ToArray();
        foreach (var (i, j, weight) in edges)
        {
            if (i == j)
            {
                loops[i] += weight;
                continue;
            }
            rows[i].Add((j, (float)weight));
            rows[j].Add((i, (float)weight));
        }
        int[] starts = [0, .. rows.Select((_, row) => rows.Take(row + 1).Sum(list => list.Count))];
        return new WeightedGraph(starts, [.. rows.SelectMany(list => list.Select(edge => edge.Other))], [.. rows.SelectMany(list => list.Select(edge => edge.Weight))], loops);
    }
}
