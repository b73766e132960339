using CisLens.Inference.Sequences;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>
/// Picks sequences so that all groups have the same GC content: GC is cut into bins of equal width from 0; in each bin every group
/// keeps as many sequences, drawn at random, as the group with the fewest has there. Bins that miss a group are empty after.
/// </summary>
public static class GcMatching
{
    /// <summary>The rows kept, in order.</summary>
    /// <param name="gc">Share of G and C of each row, 0 to 1; rows without a known base (NaN) are left out.</param>
    /// <param name="groups">The group of each row, from 0.</param>
    /// <param name="count">Number of groups.</param>
    /// <param name="width">Width of a bin.</param>
    /// <param name="seed">Equal seeds pick equal rows.</param>
    public static IReadOnlyList<int> Select(IReadOnlyList<double> gc, IReadOnlyList<int> groups, int count, double width, long seed)
    {
        ArgumentNullException.ThrowIfNull(gc);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var kept = new List<int>();
        var bins = Enumerable.Range(0, groups.Count).Where(row => !double.IsNaN(gc[row]))
            .GroupBy(row => (long)Math.Floor((gc[row] / width) + 1e-9)).OrderBy(bin => bin.Key);
        foreach (var bin in bins)
        {
            var random = SeededRandom.ForItem(seed, bin.Key);
            var members = bin.ToLookup(row => groups[row]);
            var least = Enumerable.Range(0, count).Min(group => members[group].Count());
            for (var group = 0; group < count && least > 0; group++)
            {
                int[] drawn = [.. members[group]];
                random.Shuffle<int>(drawn);
                kept.AddRange(drawn.Take(least));
            }
        }
        kept.Sort();
        return kept;
    }
}
