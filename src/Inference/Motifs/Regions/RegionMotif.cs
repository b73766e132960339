namespace CisLens.Inference.Motifs.Regions;

/// <summary>Enriched words that were laid on a key.</summary>
/// <param name="Key">The word that the others were laid on.</param>
/// <param name="Words">All words, the key first.</param>
/// <param name="Windows">Windows of equal width around the regions.</param>
internal sealed record RegionMotif(RegionWord Key, IReadOnlyList<RegionWord> Words, IReadOnlyList<RowRegion> Windows)
{
    /// <summary>Merges words into motifs, in order of the keys' lengths.</summary>
    /// <param name="track">Says where a row ends.</param>
    /// <param name="words">The enriched words.</param>
    /// <param name="options">The settings.</param>
    public static IReadOnlyList<RegionMotif> Merge(BaseScores track, IEnumerable<RegionWord> words, RegionOptions options)
    {
        var keys = new List<(RegionWord Key, List<RegionWord> Words, List<RowRegion> Regions)>();
        foreach (var word in words.OrderBy(word => word.Letters.Length))
        {
            var best = keys.Select((key, index) => (index, Alignment: WordAlignment.Best(word.Letters, key.Key.Letters)))
                .Where(candidate => candidate.Alignment.Score >= Math.Max(options.MinLen - 1, 0.5 * Math.Min(word.Letters.Length, keys[candidate.index].Key.Letters.Length)))
                .Select(candidate => ((int Index, WordAlignment Alignment)?)candidate)
                .MaxBy(candidate => candidate!.Value.Alignment.Score);
            if (best is not { } taken)
            {
                keys.Add((word, [word], [.. word.Regions]));
                continue;
            }
            var (key, members, regions) = keys[taken.Index];
            members.Add(word);
            regions.AddRange(word.Regions.Select(region => taken.Alignment.Move(region, word.Letters.Length, key.Letters.Length)));
        }
        return [.. keys.Select(key => new RegionMotif(key.Key, key.Words, [.. key.Regions.Select(region => Window(region, options.WindowSize)).Where(window => Fits(track, window))]))
            .Where(motif => motif.Windows.Count >= options.MinNMotif)];
    }

    private static RowRegion Window(RowRegion region, int size)
    {
        var missing = size - region.Width;
        var left = (int)Math.Floor(missing / 2.0);
        return region with { Start = region.Start - left, End = region.End + missing - left };
    }

    /// <summary>A window that ends exactly where the sequence ends is dropped too, as in DNABERT.</summary>
    private static bool Fits(BaseScores track, RowRegion window)
    {
        var (start, end) = track.Extent(window.Row);
        return window.Start >= start && window.End < end && !track.Bases(window.Row)[window.Start..window.End].Contains(ContributionSet.Unknown);
    }
}
