using CisLens.Inference.Statistics;

namespace CisLens.Inference.Motifs.Instances;

/// <summary>Which motifs stand together in rows more often than by chance.</summary>
public static class CoOccurrence
{
    /// <summary>
    /// Tests all pairs of different motifs. A row counts for a pair only when the two stand apart: motifs that look alike share their
    /// places, which says nothing about a pair.
    /// </summary>
    /// <param name="sites">The places.</param>
    /// <param name="motifs">Number of motifs.</param>
    /// <param name="rows">Number of rows, those without a place counted.</param>
    /// <returns>By p-value, smallest first, then by motifs; pairs of which one is nowhere are left out.</returns>
    public static IReadOnlyList<MotifPair> Of(IReadOnlyList<MotifSite> sites, int motifs, int rows)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var with = new int[motifs];
        foreach (var present in sites.Select(site => (site.Row, site.Motif)).Distinct())
            with[present.Motif]++;
        var both = SiteCounts.RowsWithBoth(sites, motifs, apart: true);
        var pairs = new List<MotifPair>();
        for (var first = 0; first < motifs; first++)
            for (var second = first + 1; second < motifs; second++)
                if (with[first] > 0 && with[second] > 0)
                    pairs.Add(new MotifPair(first, second, rows, with[first], with[second], both[first, second],
                        Hypergeometric.AtLeast(rows, with[first], with[second], both[first, second]), double.NaN));
        var qValues = FalseDiscoveryRate.Adjusted([.. pairs.Select(pair => pair.PValue)]);
        return [.. pairs.Select((pair, index) => pair with { QValue = qValues[index] }).OrderBy(pair => pair.PValue).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }
}
