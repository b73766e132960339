namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>Spearman's correlation: Pearson's of the ranks, equal values sharing the mean of theirs.</summary>
internal static class RankCorrelation
{
    /// <summary>The correlation; 0 where one side is constant.</summary>
    public static double Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double[] x = Ranks(left), y = Ranks(right);
        var mean = (x.Length - 1) / 2.0;
        double xx = 0, yy = 0, xy = 0;
        for (var index = 0; index < x.Length; index++)
        {
            xx += (x[index] - mean) * (x[index] - mean);
            yy += (y[index] - mean) * (y[index] - mean);
            xy += (x[index] - mean) * (y[index] - mean);
        }
        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }

    private static double[] Ranks(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var index = 0; index < order.Length; index++)
            order[index] = index;
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (var place = start; place < end; place++)
                ranks[order[place]] = (start + end - 1) / 2.0;
            start = end;
        }
        return ranks;
    }
}
