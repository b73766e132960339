namespace CisLens.Inference.Attribution.Windows;

/// <summary>
/// Replaces one window after the other and takes the change of the output: s[w] = mean over draws of f(sequence) - f(window replaced).
/// </summary>
internal static class SlidingWindows
{
    /// <summary>Scores every window of every sequence for all targets.</summary>
    public static IReadOnlyList<AttributionMaps> Score(
        AttributionInput input, ChangedSequences sequences, WindowGrid grid, WindowChange change, CancellationToken token)
    {
        var draws = change.Draws;
        var scores = new WindowScores(input, grid, spread: draws > 1);
        var unchanged = new UnchangedWindows(sequences, grid, input.Rows);
        // Copy 0 is the sequence itself; the others are window by window, draw by draw.
        sequences.Evaluate(1 + grid.Count * draws, (row, copy, codes) =>
        {
            if (copy == 0)
                return;
            var (window, draw) = Math.DivRem(copy - 1, draws);
            var place = codes[grid.Start(window)..grid.End(window)];
            change.Apply(row, draw, grid.Start(window), place);
            unchanged.See(row, window, place);
        }, (row, values) =>
        {
            for (var target = 0; target < input.Targets.Count; target++)
                for (var window = 0; window < grid.Count; window++)
                    Store(scores, target, row, window, values, input.Targets.Count, draws);
        }, token);
        return scores.Means(draws > 1 ? [unchanged.Check()] : []);
    }

    private static void Store(WindowScores scores, int target, int row, int window, float[] values, int targets, int draws)
    {
        double sum = 0, squares = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var difference = (double)values[target] - values[(1 + window * draws + draw) * targets + target];
            sum += difference;
            squares += difference * difference;
        }
        var mean = sum / draws;
        var variance = draws > 1 ? Math.Max(0, squares - sum * mean) / (draws - 1) : 0;
        scores.Set(target, row, window, mean, Math.Sqrt(variance / draws));
    }
}
