using CisLens.Inference.Embeddings;
using CisLens.Inference.Embeddings.Umap;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Embeddings;

public sealed class UmapFitTests
{
    [Fact]
    public void Run_FiveClouds_NeighboursStayTogether()
    {
        var (table, labels) = Clouds.Normal(5, 60, 20, 12);
        var layout = UmapFit.Run(table, new UmapOptions(), null, default);
        var before = NearestNeighbours.Exact(table, 10, default);
        var after = NearestNeighbours.Exact(layout, 10, default);

        Assert.All(Enumerable.Range(0, table.Rows), row => Assert.Equal(labels[row], labels[after.Points[row * 10]]));
        var kept = Enumerable.Range(0, table.Rows).Average(row => Of(before, row).Intersect(Of(after, row)).Count() / 10.0);
        // By chance 10 of 59 others of the cloud.
        Assert.True(kept > 0.3, $"{kept:P0} of the ten nearest neighbours are kept.");
    }

    [Fact]
    public void Run_SameSeed_SameBits()
    {
        var table = Clouds.Normal(3, 30, 8, 6).Table;
        var options = new UmapOptions { Rounds = 50 };
        var once = UmapFit.Run(table, options, null, default);
        Assert.Equal(once.Values, UmapFit.Run(table, options, null, default).Values);
        Assert.NotEqual(once.Values, UmapFit.Run(table, options with { Seed = 2 }, null, default).Values);
        Assert.All(once.Values, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Run_EqualPoints_StayFinite()
    {
        var table = new FeatureTable(40, 2, [.. Enumerable.Range(0, 80).Select(place => place < 60 ? 1f : place)]);
        Assert.All(UmapFit.Run(table, new UmapOptions { Rounds = 30 }, null, default).Values, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Run_TooFewPoints_SaysHowMany() =>
        Assert.Contains("more than 15", Assert.Throws<InputException>(() => UmapFit.Run(Clouds.Formula(10, 3), new UmapOptions(), null, default)).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_Progress_EndsAtOne()
    {
        var heard = new Heard();
        UmapFit.Run(Clouds.Normal(2, 20, 4, 3).Table, new UmapOptions { Rounds = 10 }, heard, default);
        Assert.Equal(1, heard.Last);
    }

    // The usual values for a minimum distance of 0.1 and a spread of 1, as the paper's program prints them.
    [Fact]
    public void Curve_UsualDistances_HasTheUsualValues()
    {
        var curve = LayoutCurve.Fit(0.1, 1);
        Assert.Equal(1.577, curve.A, 2e-3);
        Assert.Equal(0.895, curve.B, 1e-3);
    }

    [Fact]
    public void Descent_ManyPoints_FindsNearlyAllNeighbours()
    {
        var table = Clouds.Normal(10, 200, 16, 5).Table;
        var exact = NearestNeighbours.Exact(table, 14, default);
        var found = NeighbourDescent.Find(table, 14, 1, default);
        var recall = Enumerable.Range(0, table.Rows).Average(row => Of(exact, row).Intersect(Of(found, row)).Count() / 14.0);
        Assert.True(recall > 0.95, $"Recall is {recall:P1}.");
    }

    [Fact]
    public void Exact_SmallTable_NearestFirst()
    {
        var found = NearestNeighbours.Exact(new FeatureTable(4, 1, [0, 1, 3, 7]), 2, default);
        Assert.Equal([1, 2, 0, 2, 1, 0, 2, 1], found.Points);
        Assert.Equal([1, 3, 1, 2, 2, 3, 4, 6], found.Distances);
    }

    [Fact]
    public void Graph_Weights_SumToLogOfNeighboursBeforeJoining()
    {
        var graph = FuzzyGraph.Of(NearestNeighbours.Exact(Clouds.Normal(1, 50, 4, 0).Table, 14, default));
        Assert.All(graph.Weights, weight => Assert.InRange(weight, 0f, 1f));
        Assert.All(graph.From.Zip(graph.To), edge => Assert.True(edge.First < edge.Second));
        // a + b - ab lies between a + b (all edges one-way) and half of it; a and b sum to log2(15) for each point.
        Assert.InRange(graph.Weights.Sum(), 25 * Math.Log2(15), 50 * Math.Log2(15));
    }

    private static IEnumerable<int> Of(NearestNeighbours neighbours, int row) => neighbours.Points.Skip(row * neighbours.Count).Take(neighbours.Count);

    private sealed class Heard : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }
}
