namespace CisLens.Inference.Evaluation.Randomisation;

/// <summary>
/// How complex a map is, as the efficient form of the test measures it (Hedström et al., arXiv 2405.02383): the entropy, in nats, of the
/// histogram of its scores over equal bins between the smallest and the largest.
/// </summary>
public static class HistogramEntropy
{
    /// <summary>Bins of the histogram.</summary>
    public const int Bins = 100;

    /// <summary>Computes it.</summary>
    /// <param name="map">The scores.</param>
    /// <returns>0 where all scores are equal, ln 100 at most.</returns>
    public static double Of(ReadOnlySpan<float> map)
    {
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var score in map)
            (lowest, highest) = (Math.Min(lowest, score), Math.Max(highest, score));
        if (!(highest > lowest))
            return 0;
        Span<int> counts = stackalloc int[Bins];
        counts.Clear();
        foreach (var score in map)
            counts[Math.Min(Bins - 1, (int)((score - lowest) / (highest - lowest) * Bins))]++;
        var entropy = 0.0;
        foreach (var count in counts)
            if (count > 0)
                entropy -= (double)count / map.Length * Math.Log((double)count / map.Length);
        return entropy;
    }
}
