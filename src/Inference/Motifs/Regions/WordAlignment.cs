namespace CisLens.Inference.Motifs.Regions;

/// <summary>Two words laid on each other without gaps, overhangs free on both sides.</summary>
/// <param name="Score">Letters that match.</param>
/// <param name="Offset">Position in the query of the key's first letter; may be negative.</param>
internal readonly record struct WordAlignment(int Score, int Offset)
{
    /// <summary>
    /// The best alignment. Of several with the same score the one furthest to the right is taken when the key then sticks out beyond
    /// the query's right end, otherwise the one furthest to the left.
    /// </summary>
    public static WordAlignment Best(string query, string key)
    {
        var (score, first, last) = (-1, 0, 0);
        for (var offset = 1 - key.Length; offset < query.Length; offset++)
        {
            var matches = Matches(query, key, offset);
            if (matches > score)
                (score, first) = (matches, offset);
            if (matches == score)
                last = offset;
        }
        return new WordAlignment(score, last + key.Length > query.Length ? last : first);
    }

    /// <summary>Moves a region that spans the query so that it spans the key.</summary>
    public RowRegion Move(RowRegion region, int query, int key)
    {
        var end = Math.Min(query, Offset + key);
        return region with
        {
            Start = region.Start + Offset,
            End = end - Offset == key ? region.End - (query - end) : region.End + key - (end - Offset),
        };
    }

    private static int Matches(string query, string key, int offset)
    {
        var matches = 0;
        for (var position = Math.Max(0, offset); position < Math.Min(query.Length, offset + key.Length); position++)
            matches += query[position] == key[position - offset] ? 1 : 0;
        return matches;
    }
}
