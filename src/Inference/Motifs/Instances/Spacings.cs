using CisLens.Inference.Statistics;

namespace CisLens.Inference.Motifs.Instances;

/// <summary>
/// Distances between the places of motifs in the same rows, by orientation, against what is expected when the second motif lies
/// anywhere in its row, apart from the first, every place equally likely: the mean over all shuffles of positions, computed
/// without drawing any.
/// </summary>
public static class Spacings
{
    // Less is rounding: no place at this distance fits into any row.
    private const double LeastExpected = 1e-9;

    /// <summary>Counts and tests distances.</summary>
    /// <param name="sites">The places.</param>
    /// <param name="track">Says where the known part of each row ends.</param>
    /// <param name="options">The settings.</param>
    /// <param name="token">Checked between rows.</param>
    public static SpacingTable Of(IReadOnlyList<MotifSite> sites, BaseScores track, SpacingOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(options);
        var counts = new SortedDictionary<(int First, int Second, bool SameStrand), SpacingCounts>();
        foreach (var row in sites.GroupBy(site => site.Row))
        {
            token.ThrowIfCancellationRequested();
            foreach (var (left, right) in SiteCounts.PairsOf(row).Where(pair => pair.Right.Start >= pair.Left.End))
            {
                if (left.Motif <= right.Motif)
                    Add(counts, left, right, track.Extent(row.Key), options);
                if (right.Motif <= left.Motif)
                    Add(counts, right, left, track.Extent(row.Key), options);
            }
        }
        var spacings = counts.Select(pair => pair.Value.ToSpacing(pair.Key.First, pair.Key.Second, pair.Key.SameStrand)).ToList();
        var enough = spacings.GroupBy(spacing => (spacing.First, spacing.Second)).Where(pair => pair.Sum(spacing => spacing.Pairs) >= options.MinimumPairs)
            .SelectMany(pair => pair).ToList();
        var tested = enough.SelectMany(Tested).ToList();
        var qValues = FalseDiscoveryRate.Adjusted([.. tested.Select(peak => peak.PValue)]);
        return new SpacingTable(
            enough,
            [.. tested.Select((peak, index) => peak with { QValue = qValues[index] }).Where(peak => peak.QValue <= options.LargestQValue).OrderBy(peak => peak.PValue)],
            tested.Count);
    }

    private static void Add(
        SortedDictionary<(int First, int Second, bool SameStrand), SpacingCounts> counts, MotifSite from, MotifSite other, (int Start, int End) extent, SpacingOptions options)
    {
        var key = (from.Motif, other.Motif, from.IsReverseComplement == other.IsReverseComplement);
        if (!counts.TryGetValue(key, out var pair))
            counts[key] = pair = new SpacingCounts(options.MaximumDistance + 1);
        pair.Add(from, other, extent);
    }

    private static IEnumerable<SpacingPeak> Tested(MotifSpacing spacing)
    {
        for (var distance = 0; distance < spacing.Downstream.Count; distance++)
        {
            if (spacing.ExpectedUpstream[distance] > LeastExpected)
                yield return Peak(spacing, false, distance, spacing.Upstream[distance], spacing.ExpectedUpstream[distance]);
            if (spacing.ExpectedDownstream[distance] > LeastExpected)
                yield return Peak(spacing, true, distance, spacing.Downstream[distance], spacing.ExpectedDownstream[distance]);
        }
    }

    private static SpacingPeak Peak(MotifSpacing spacing, bool isDownstream, int distance, int pairs, double expected) => new(
        spacing.First, spacing.Second, spacing.SameStrand, isDownstream, distance, pairs, expected, Poisson.AtLeast(expected, pairs), double.NaN);
}
