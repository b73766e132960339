namespace CisLens.Inference.Motifs.Regions;

/// <summary>
/// Stretches of neighbouring positions with high scores. A score is high when it is above the mean of its row and above 10 times
/// the smallest of its row. Unknown bases are not counted and never high.
/// </summary>
internal static class HighScoreRegions
{
    private const float LeastTimes = 10;

    /// <summary>The regions of rows, row by row, from left to right.</summary>
    /// <param name="track">Bases and scores.</param>
    /// <param name="rows">The rows to look at.</param>
    /// <param name="options">The settings.</param>
    public static IEnumerable<RowRegion> Find(BaseScores track, IEnumerable<int> rows, RegionOptions options) =>
        rows.SelectMany(row => Find(row, Scores(track, row, options.Sign), options.MinLen));

    /// <summary>The words of regions in order of first appearance.</summary>
    public static IReadOnlyList<RegionWord> Words(BaseScores track, IEnumerable<RowRegion> regions) =>
        [.. regions.GroupBy(region => track.Letters(region.Row, region.Start, region.End)).Select(group => new RegionWord(group.Key, [.. group]))];

    /// <summary>Scores as they are looked at; NaN where the base is not known, which is larger than nothing.</summary>
    private static double[] Scores(BaseScores track, int row, ContributionSign sign)
    {
        var bases = track.Bases(row);
        var scores = track.Scores(row);
        var looked = new double[scores.Length];
        for (var position = 0; position < looked.Length; position++)
            looked[position] = bases[position] < 0 ? double.NaN : Math.Max(0, sign == ContributionSign.Positive ? scores[position] : -scores[position]);
        return looked;
    }

    private static IEnumerable<RowRegion> Find(int row, double[] scores, int shortest)
    {
        var (sum, least, known) = (0.0, double.PositiveInfinity, 0);
        foreach (var score in scores.Where(score => !double.IsNaN(score)))
            (sum, least, known) = (sum + score, Math.Min(least, score), known + 1);
        var limit = Math.Max(sum / known, LeastTimes * least);
        var start = 0;
        for (var position = 0; position <= scores.Length; position++)
        {
            if (position < scores.Length && scores[position] > limit)
                continue;
            if (position - start >= shortest)
                yield return new RowRegion(row, start, position);
            start = position + 1;
        }
    }
}
