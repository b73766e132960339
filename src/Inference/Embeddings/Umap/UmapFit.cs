using CisLens.Inference.Embeddings.Pca;
using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Embeddings.Umap;

/// <summary>
/// UMAP (McInnes, Healy and Melville 2018) into two dimensions: nearest neighbours, the fuzzy graph, a start from the first two
/// principal components, and a layout by stochastic gradient descent with negative samples. One thread and a seed: the same input
/// gives the same picture. Distances between far groups in it mean nothing; groups are judged in principal components.
/// </summary>
public static class UmapFit
{
    private const double StartExtent = 10;
    private const double StartNoise = 1e-4;
    private const int NegativeSamples = 5;
    private const double LargestMove = 4;

    /// <summary>Lays out points.</summary>
    /// <param name="table">The points; principal components as a rule.</param>
    /// <param name="options">Neighbours, distances, rounds and seed.</param>
    /// <param name="progress">Hears the share that is done, 0 to 1; may be null.</param>
    /// <param name="token">Checked each round.</param>
    /// <returns>[rows, 2].</returns>
    /// <exception cref="InputException">There are too few points for the neighbours.</exception>
    public static FeatureTable Run(FeatureTable table, UmapOptions options, IProgress<double>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Neighbours, 2);
        if (table.Rows <= options.Neighbours)
            throw new InputException($"UMAP with {options.Neighbours} neighbours needs more than {options.Neighbours} sequences; there are {table.Rows}.");
        var others = options.Neighbours - 1;
        var neighbours = table.Rows <= options.LargestExact
            ? NearestNeighbours.Exact(table, others, token)
            : NeighbourDescent.Find(table, others, options.Seed, token);
        var graph = FuzzyGraph.Of(neighbours);
        var layout = Start(table, options, token);
        var rounds = options.Rounds ?? (table.Rows <= 10_000 ? 500 : 200);
        Descend(layout, graph, LayoutCurve.Fit(options.MinimumDistance, options.Spread), rounds, options.Seed, progress, token);
        return new FeatureTable(table.Rows, 2, layout);
    }

    private static float[] Start(FeatureTable table, UmapOptions options, CancellationToken token)
    {
        var components = PcaFit.Run(table, new PcaOptions { Components = 2, Seed = options.Seed }, token);
        var random = SeededRandom.ForItem(options.Seed, 0);
        var extent = components.Scores.Values.Max(Math.Abs);
        var start = new float[table.Rows * 2];
        for (var row = 0; row < table.Rows; row++)
            for (var axis = 0; axis < 2; axis++)
            {
                var score = axis < components.Count ? components.Scores[row][axis] : 0;
                start[(row * 2) + axis] = (float)((StartExtent * score / extent) + (StartNoise * random.NextNormal()));
            }
        return start;
    }

    private static void Descend(
        float[] layout, FuzzyGraph graph, LayoutCurve curve, int rounds, int seed, IProgress<double>? progress, CancellationToken token)
    {
        var largest = graph.Weights.Max();
        // An edge is visited in proportion to its weight; those too light for a single visit are left out.
        int[] edges = [.. Enumerable.Range(0, graph.Weights.Length).Where(edge => graph.Weights[edge] >= largest / rounds)];
        var every = Array.ConvertAll(edges, edge => (double)largest / graph.Weights[edge]);
        var due = (double[])every.Clone();
        var random = SeededRandom.ForItem(seed, 1);
        for (var round = 0; round < rounds; round++)
        {
            token.ThrowIfCancellationRequested();
            var rate = 1 - ((double)round / rounds);
            for (var place = 0; place < edges.Length; place++)
            {
                if (due[place] > round)
                    continue;
                due[place] += every[place];
                Visit(layout, graph.From[edges[place]], graph.To[edges[place]], curve, rate, random);
                Visit(layout, graph.To[edges[place]], graph.From[edges[place]], curve, rate, random);
            }
            progress?.Report((round + 1.0) / rounds);
        }
    }

    private static void Visit(float[] layout, int point, int neighbour, LayoutCurve curve, double rate, SeededRandom random)
    {
        Attract(layout, point, neighbour, curve, rate);
        for (var sample = 0; sample < NegativeSamples; sample++)
            if (random.Next(layout.Length / 2) is var other && other != point)
                Repel(layout, point, other, curve, rate);
    }

    private static void Attract(float[] layout, int point, int neighbour, LayoutCurve curve, double rate)
    {
        var squared = SquaredDistance(layout, point, neighbour);
        if (squared <= 0)
            return;
        var power = Math.Pow(squared, curve.B);
        var pull = -2 * curve.A * curve.B * power / squared / (1 + (curve.A * power));
        for (var axis = 0; axis < 2; axis++)
        {
            var move = (float)(rate * Clipped(pull * (layout[(2 * point) + axis] - layout[(2 * neighbour) + axis])));
            layout[(2 * point) + axis] += move;
            layout[(2 * neighbour) + axis] -= move;
        }
    }

    private static void Repel(float[] layout, int point, int other, LayoutCurve curve, double rate)
    {
        var squared = SquaredDistance(layout, point, other);
        var push = 2 * curve.B / ((0.001 + squared) * (1 + (curve.A * Math.Pow(squared, curve.B))));
        for (var axis = 0; axis < 2; axis++)
        {
            var gap = layout[(2 * point) + axis] - layout[(2 * other) + axis];
            layout[(2 * point) + axis] += (float)(rate * (squared > 0 ? Clipped(push * gap) : LargestMove));
        }
    }

    private static double SquaredDistance(float[] layout, int left, int right)
    {
        double x = layout[2 * left] - layout[2 * right];
        double y = layout[(2 * left) + 1] - layout[(2 * right) + 1];
        return (x * x) + (y * y);
    }

    private static double Clipped(double move) => Math.Clamp(move, -LargestMove, LargestMove);
}
