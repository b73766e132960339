namespace CisLens.Inference.Embeddings.Umap;

/// <summary>The nearest other points of each point, nearest first.</summary>
/// <param name="Count">Neighbours of a point.</param>
/// <param name="Points">[rows, count]: their numbers.</param>
/// <param name="Distances">[rows, count]: Euclidean.</param>
public sealed record NearestNeighbours(int Count, int[] Points, float[] Distances)
{
    /// <summary>Compares every pair.</summary>
    public static NearestNeighbours Exact(FeatureTable table, int count, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(table);
        var lists = new NeighbourLists(table.Rows, count);
        Parallel.For(0, table.Rows, new ParallelOptions { CancellationToken = token }, row =>
        {
            for (var other = 0; other < table.Rows; other++)
                if (other != row)
                    lists.Offer(row, other, Vectors.SquaredDistance(table[row], table[other]), isNew: false);
        });
        return lists.Sorted();
    }
}
