using CisLens.Inference.Motifs.Discovery.Communities;

namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>
/// Turns similarities into the weights of a graph so that seqlets of dense and of sparse groups have comparable edges: each
/// seqlet has its own scale of distance, found by the perplexity of its neighbours.
/// </summary>
internal static class DensityAdaptation
{
    private const double Perplexity = 10;

    /// <summary>The graph of the seqlets that are kept, numbered anew in their order.</summary>
    public static WeightedGraph Graph(NeighbourTable table, CancellationToken token)
    {
        var rows = SymmetricRows.Mean(Distances(table, token));
        var count = rows.Count;
        var scales = new double[count];
        var norms = new double[count];
        var parallel = new ParallelOptions { CancellationToken = token };
        Parallel.For(0, count, parallel, row =>
        {
            var distances = rows.Row(row);
            scales[row] = PerplexityScale.Find(distances, Perplexity, withSelf: true);
            norms[row] = 1;
            foreach (var distance in distances)
                norms[row] += Math.Exp(-distance / scales[row]);
        });
        Parallel.For(0, count, parallel, row =>
        {
            for (var entry = rows.Starts[row]; entry < rows.Starts[row + 1]; entry++)
            {
                var (other, distance) = (rows.Columns[entry], (double)rows.Values[entry]);
                rows.Values[entry] = (float)Math.Sqrt(
                    Math.Exp(-distance / scales[row]) / norms[row] * (Math.Exp(-distance / scales[other]) / norms[other]));
            }
        });
        return new WeightedGraph(rows.Starts, rows.Columns, rows.Values, Array.ConvertAll(norms, norm => 1 / norm));
    }

    /// <summary>The distance that a similarity stands for: 0 at 1, growing without bound towards 0.</summary>
    public static float Distance(float similarity) => (float)Math.Max(0, Math.Log((1 / (0.5 * Math.Max(similarity, 1e-7))) - 1));

    private static SparseRows Distances(NeighbourTable table, CancellationToken token)
    {
        var numbers = new int[table.Kept.Length];
        var count = 0;
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = table.Kept[row] ? count++ : -1;
        var starts = new int[count + 1];
        for (var row = 0; row < numbers.Length; row++)
            if (numbers[row] is >= 0 and var number)
                starts[number + 1] = starts[number] + Row(table, numbers, row, [], []);
        var columns = new int[starts[count]];
        var values = new float[starts[count]];
        Parallel.For(0, numbers.Length, new ParallelOptions { CancellationToken = token }, row =>
        {
            if (numbers[row] is >= 0 and var number)
                Row(table, numbers, row, columns.AsSpan(starts[number]..starts[number + 1]), values.AsSpan(starts[number]..starts[number + 1]));
        });
        return new SparseRows(starts, columns, values);
    }

    /// <summary>The distances of a seqlet to its kept neighbours; only counts them where there is no room.</summary>
    private static int Row(NeighbourTable table, int[] numbers, int row, Span<int> columns, Span<float> values)
    {
        var count = 0;
        for (var entry = row * table.PerSeqlet; entry < (row + 1) * table.PerSeqlet; entry++)
        {
            var other = numbers[table.Neighbours[entry]];
            if (other < 0 || other == numbers[row] || Distance(table.Similarities[entry]) is not (> 0 and var distance))
                continue;
            if (!columns.IsEmpty)
                (columns[count], values[count]) = (other, distance);
            count++;
        }
        return count;
    }
}
