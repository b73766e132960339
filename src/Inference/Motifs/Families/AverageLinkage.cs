namespace CisLens.Inference.Motifs.Families;

/// <summary>
/// Groups by average linkage: the two most similar groups are joined while the mean similarity between their members is at least
/// a limit. Follows chains of nearest neighbours (Murtagh, Computer Journal 1983), which gives the same groups in quadratic time.
/// </summary>
internal static class AverageLinkage
{
    /// <summary>The groups.</summary>
    /// <param name="matrix">Similarities of the items; overwritten.</param>
    /// <param name="limit">The least mean similarity within which groups are joined.</param>
    /// <param name="cancellation">Checked at every step.</param>
    /// <returns>Items of each group in ascending order; groups in the order of their first items.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Group(SimilarityMatrix matrix, double limit, CancellationToken cancellation)
    {
        var groups = Enumerable.Range(0, matrix.Count).Select(item => new List<int> { item }).ToList();
        var open = Enumerable.Range(0, matrix.Count).ToList();
        var chain = new List<int>();
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (chain.Count == 0)
                chain.Add(open[0]);
            var last = chain[^1];
            // Of equally near groups the one that the chain comes from, or it would never end.
            var nearest = chain.Count > 1 ? chain[^2] : -1;
            foreach (var other in open)
                if (other != last && (nearest < 0 || matrix[last, other] > matrix[last, nearest]))
                    nearest = other;
            if (nearest < 0 || matrix[last, nearest] < limit)
            {
                // Joining others makes none of them nearer, so this group is complete.
                open.Remove(last);
                chain.Clear();
            }
            else if (chain.Count > 1 && nearest == chain[^2])
            {
                chain.RemoveRange(chain.Count - 2, 2);
                Join(matrix, groups, open, Math.Min(last, nearest), Math.Max(last, nearest));
            }
            else
                chain.Add(nearest);
        }
        return [.. groups.Where(group => group.Count > 0).Select(group => group.Order().ToList()).OrderBy(group => group[0])];
    }

    /// <summary>Moves the items of the second group into the first.</summary>
    private static void Join(SimilarityMatrix matrix, List<List<int>> groups, List<int> open, int first, int second)
    {
        open.Remove(second);
        var (one, two) = ((double)groups[first].Count, (double)groups[second].Count);
        foreach (var other in open)
            if (other != first)
                matrix[first, other] = (float)(((one * matrix[first, other]) + (two * matrix[second, other])) / (one + two));
        groups[first].AddRange(groups[second]);
        groups[second].Clear();
    }
}
