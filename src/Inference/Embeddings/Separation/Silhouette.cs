namespace CisLens.Inference.Embeddings.Separation;

/// <summary>
/// The silhouette (Rousseeuw 1987): of each point (b - a) / max(a, b), where a is its mean Euclidean distance to the other points
/// of its own group and b that to the nearest other group; from -1 to 1, 0 means no separation. Distances are computed once and
/// used for any grouping.
/// </summary>
internal sealed class Silhouette
{
    private readonly float[][] _distances;

    public Silhouette(FeatureTable points, CancellationToken token)
    {
        _distances = [.. Enumerable.Range(0, points.Rows).Select(_ => new float[points.Rows])];
        Parallel.For(0, points.Rows, new ParallelOptions { CancellationToken = token }, row =>
        {
            for (var other = 0; other < points.Rows; other++)
                _distances[row][other] = MathF.Sqrt(Vectors.SquaredDistance(points[row], points[other]));
        });
    }

    /// <summary>The silhouette of every point; 0 for a point that is alone in its group.</summary>
    /// <param name="groups">The group of each point, from 0.</param>
    /// <param name="count">Number of groups.</param>
    public double[] Values(int[] groups, int count)
    {
        var sizes = new int[count];
        foreach (var group in groups)
            sizes[group]++;
        var values = new double[groups.Length];
        var sums = new double[count];
        for (var row = 0; row < groups.Length; row++)
        {
            Array.Clear(sums);
            var distances = _distances[row];
            for (var other = 0; other < groups.Length; other++)
                sums[groups[other]] += distances[other];
            values[row] = Of(sums, sizes, groups[row]);
        }
        return values;
    }

    private static double Of(double[] sums, int[] sizes, int own)
    {
        if (sizes[own] < 2)
            return 0;
        var within = sums[own] / (sizes[own] - 1);
        var nearest = double.PositiveInfinity;
        for (var group = 0; group < sums.Length; group++)
            if (group != own && sizes[group] > 0)
                nearest = Math.Min(nearest, sums[group] / sizes[group]);
        var larger = Math.Max(within, nearest);
        return larger > 0 ? (nearest - within) / larger : 0;
    }
}
