namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>A way in which a query and targets of one width may lie on each other.</summary>
/// <param name="Offset">Target position under the query's first; may be negative.</param>
/// <param name="First">First query column of the overlap.</param>
/// <param name="Overlap">Columns on each other.</param>
internal readonly record struct Placement(int Offset, int First, int Overlap)
{
    /// <summary>All allowed ones in the order in which equal scores are preferred: larger overlaps first, then smaller offsets.</summary>
    public static Placement[] All(int query, int target, TomtomOptions options)
    {
        var largest = Math.Min(query, target);
        var least = options.Internal ? largest : Math.Min(options.MinimumOverlap, largest);
        return
        [
            .. Enumerable.Range(1 - query, query + target - 1)
                .Select(offset => Of(offset, query, target))
                .Where(placement => placement.Overlap >= least)
                .OrderByDescending(placement => placement.Overlap).ThenBy(placement => placement.Offset),
        ];
    }

    private static Placement Of(int offset, int query, int target)
    {
        var first = Math.Max(0, -offset);
        return new Placement(offset, first, Math.Min(query, target - offset) - first);
    }
}
