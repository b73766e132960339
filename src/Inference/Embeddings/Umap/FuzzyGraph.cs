namespace CisLens.Inference.Embeddings.Umap;

/// <summary>
/// The weighted neighbour graph of UMAP (McInnes, Healy and Melville 2018): each point reaches its neighbours with
/// exp(-(d - nearest) / scale), the scale such that the weights sum to log2 of the neighbours; the two directions a and b of an edge join to a + b - a b.
/// </summary>
internal sealed class FuzzyGraph
{
    private const int Halvings = 64;
    private const float SmallestScale = 1e-3f;

    private FuzzyGraph(int[] from, int[] to, float[] weights) => (From, To, Weights) = (from, to, weights);

    /// <summary>One end of each edge, the smaller number.</summary>
    public int[] From { get; }

    /// <summary>The other end.</summary>
    public int[] To { get; }

    /// <summary>0 to 1.</summary>
    public float[] Weights { get; }

    public static FuzzyGraph Of(NearestNeighbours neighbours)
    {
        var rows = neighbours.Points.Length / neighbours.Count;
        var mean = neighbours.Distances.Average();
        var weights = new Dictionary<(int, int), (float Forth, float Back)>(neighbours.Points.Length);
        for (var row = 0; row < rows; row++)
        {
            var distances = neighbours.Distances.AsSpan(row * neighbours.Count, neighbours.Count);
            var (nearest, scale) = Scale(distances, mean);
            for (var place = 0; place < distances.Length; place++)
                Join(weights, row, neighbours.Points[(row * neighbours.Count) + place], Weight(distances[place], nearest, scale));
        }
        var edges = weights.OrderBy(edge => edge.Key).ToArray();
        return new FuzzyGraph(
            Array.ConvertAll(edges, edge => edge.Key.Item1),
            Array.ConvertAll(edges, edge => edge.Key.Item2),
            Array.ConvertAll(edges, edge => edge.Value.Forth + edge.Value.Back - (edge.Value.Forth * edge.Value.Back)));
    }

    private static void Join(Dictionary<(int, int), (float Forth, float Back)> weights, int row, int other, float weight)
    {
        var key = (Math.Min(row, other), Math.Max(row, other));
        var (forth, back) = weights.GetValueOrDefault(key);
        weights[key] = row < other ? (weight, back) : (forth, weight);
    }

    private static float Weight(float distance, float nearest, float scale) =>
        distance <= nearest ? 1 : MathF.Exp(-(distance - nearest) / scale);

    private static (float Nearest, float Scale) Scale(ReadOnlySpan<float> distances, float mean)
    {
        var nearest = 0f;
        foreach (var distance in distances)
            if (distance > 0)
            {
                nearest = distance;
                break;
            }
        // The point itself counts as a neighbour in the paper's number, not in the list.
        var wanted = Math.Log2(distances.Length + 1);
        var (low, high, scale) = (0.0, double.PositiveInfinity, 1.0);
        for (var step = 0; step < Halvings; step++)
        {
            var sum = 0.0;
            foreach (var distance in distances)
                sum += Weight(distance, nearest, (float)scale);
            if (Math.Abs(sum - wanted) < 1e-5)
                break;
            if (sum > wanted)
                high = scale;
            else
                low = scale;
            scale = double.IsInfinity(high) ? scale * 2 : (low + high) / 2;
        }
        return (nearest, Math.Max((float)scale, SmallestScale * mean));
    }
}
