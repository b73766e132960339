namespace CisLens.Inference.Motifs.Instances;

/// <summary>Counts of sites and of pairs of sites in the same row; the tables of tangermeme's annotations.</summary>
public static class SiteCounts
{
    /// <summary>Sites of each motif in each row, [rows, motifs].</summary>
    public static int[,] PerRow(IReadOnlyList<MotifSite> sites, int rows, int motifs)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var counts = new int[rows, motifs];
        foreach (var site in sites)
            counts[site.Row, site.Motif]++;
        return counts;
    }

    /// <summary>Rows that hold both of two different motifs, [motifs, motifs], symmetric, the diagonal 0.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="motifs">Number of motifs.</param>
    /// <param name="apart">Whether a row counts only when the two stand at places that share no base.</param>
    public static int[,] RowsWithBoth(IReadOnlyList<MotifSite> sites, int motifs, bool apart = false)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var counts = new int[motifs, motifs];
        foreach (var row in sites.GroupBy(site => site.Row))
            foreach (var (first, second) in PairsOf(row).Where(pair => pair.Left.Motif != pair.Right.Motif && (!apart || pair.Right.Start >= pair.Left.End))
                .Select(pair => (Math.Min(pair.Left.Motif, pair.Right.Motif), Math.Max(pair.Left.Motif, pair.Right.Motif))).Distinct())
            {
                counts[first, second]++;
                counts[second, first]++;
            }
        return counts;
    }

    /// <summary>Pairs of sites in the same row, [motifs, motifs], symmetric; the diagonal counts pairs of sites of one motif once.</summary>
    public static int[,] Pairs(IReadOnlyList<MotifSite> sites, int motifs) => Symmetric(PairsInOrder(sites, motifs));

    /// <summary>Pairs of sites in the same row by which begins first, [left motif, right motif].</summary>
    public static int[,] PairsInOrder(IReadOnlyList<MotifSite> sites, int motifs)
    {
        var counts = new int[motifs, motifs];
        foreach (var (left, right) in PairsOf(sites))
            counts[left.Motif, right.Motif]++;
        return counts;
    }

    /// <summary>
    /// Pairs of sites by the number of bases between them, [motifs, motifs, distances], symmetric in the motifs. Pairs that
    /// overlap have no distance and are left out (the peer writes them to the end of the axis).
    /// </summary>
    /// <param name="sites">The sites.</param>
    /// <param name="motifs">Number of motifs.</param>
    /// <param name="distances">Distances from 0 up to, not including, this one.</param>
    public static int[,,] Distances(IReadOnlyList<MotifSite> sites, int motifs, int distances)
    {
        var counts = new int[motifs, motifs, distances];
        foreach (var (left, right) in PairsOf(sites))
        {
            var distance = right.Start - left.End;
            if (distance < 0 || distance >= distances)
                continue;
            counts[left.Motif, right.Motif, distance]++;
            if (left.Motif != right.Motif)
                counts[right.Motif, left.Motif, distance]++;
        }
        return counts;
    }

    /// <summary>All pairs of sites in the same row, the one that begins first on the left.</summary>
    internal static IEnumerable<(MotifSite Left, MotifSite Right)> PairsOf(IEnumerable<MotifSite> sites)
    {
        foreach (var row in sites.GroupBy(site => site.Row))
        {
            var ordered = row.OrderBy(site => site.Start).ThenBy(site => site.End).ThenBy(site => site.Motif).ToList();
            for (var left = 0; left < ordered.Count; left++)
                for (var right = left + 1; right < ordered.Count; right++)
                    yield return (ordered[left], ordered[right]);
        }
    }

    private static int[,] Symmetric(int[,] ordered)
    {
        var motifs = ordered.GetLength(0);
        var counts = new int[motifs, motifs];
        for (var first = 0; first < motifs; first++)
            for (var second = 0; second < motifs; second++)
                counts[first, second] = first == second ? ordered[first, first] : ordered[first, second] + ordered[second, first];
        return counts;
    }
}
