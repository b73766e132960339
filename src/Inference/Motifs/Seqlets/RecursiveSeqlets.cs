namespace CisLens.Inference.Motifs.Seqlets;

/// <summary>
/// Seqlets of any length with p-values, by the recursive procedure of tangermeme (Schreiber 2025): a stretch is a seqlet when its
/// sum is unlikely for scores drawn independently from all rows, and so is the sum of every stretch inside it that ends with it.
/// As there, the p-value never falls when a stretch grows to the right, longer seqlets are taken first, seqlets overlap by their
/// flanks alone, and the last position of a row belongs to none.
/// Unlike there, positions without a known base belong to no seqlet and are not counted.
/// </summary>
public static class RecursiveSeqlets
{
    /// <summary>Finds the seqlets of all rows.</summary>
    /// <param name="track">Bases and scores.</param>
    /// <param name="options">The settings.</param>
    /// <param name="token">Checked between rows.</param>
    /// <returns>By p-value, smallest first; of equal ones by row and position. Contributions keep their sign.</returns>
    public static IReadOnlyList<Seqlet> Find(BaseScores track, RecursiveSeqletOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(options);
        if (Tails(track, options, token) is not { } tails)
            return [];
        var found = new List<Seqlet>[track.Rows];
        Parallel.For(0, track.Rows, new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new RowSpans(track.Length, options, tails),
            (row, _, spans) =>
            {
                found[row] = spans.Find(track, row);
                return spans;
            },
            _ => { });
        return [.. found.SelectMany(seqlets => seqlets).OrderBy(seqlet => seqlet.PValue).ThenBy(seqlet => seqlet.Row).ThenBy(seqlet => seqlet.Start)];
    }

    /// <summary>The distribution of sums; null where all scores are equal.</summary>
    private static SumTails? Tails(BaseScores track, RecursiveSeqletOptions options, CancellationToken token)
    {
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        Visit(track, options, score => (minimum, maximum) = (Math.Min(minimum, score), Math.Max(maximum, score)));
        if (!(maximum > minimum))
            return null;
        var width = (maximum - minimum) / (options.NBins - 1);
        var counts = new long[options.NBins];
        Visit(track, options, score => counts[(int)Math.Floor((score - minimum) / width)]++);
        return SumTails.Of(counts, minimum, width, options.MinSeqletLen, options.MaxSeqletLen, token);
    }

    private static void Visit(BaseScores track, RecursiveSeqletOptions options, Action<double> visit)
    {
        for (var row = 0; row < track.Rows; row++)
        {
            var bases = track.Bases(row);
            var scores = track.Scores(row);
            for (var position = 0; position < scores.Length; position++)
                if (bases[position] >= 0)
                    visit(options.Absolute ? Math.Abs(scores[position]) : scores[position]);
        }
    }
}
