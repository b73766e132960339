namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>How far the attribution is gathered at few places of a map. Only sizes count, not signs.</summary>
public static class Concentration
{
    // As the programs compared with: keeps an all-zero map defined, and changes nothing else that could be seen.
    private const double SmallestSize = 1e-7;
    private const double SmallestShare = 1e-12;

    /// <summary>
    /// Sparseness as the Gini index of |a| (Chalasani et al., ICML 2020): sum over ranks i of (2 i - n - 1) |a|_i / (n sum |a|), smallest
    /// first. 0 when all places have the same size, towards 1 when a single one has all of it.
    /// </summary>
    /// <param name="map">The scores.</param>
    public static double Gini(ReadOnlySpan<float> map)
    {
        var sizes = new double[map.Length];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = Math.Abs(map[i]) + SmallestSize;
        Array.Sort(sizes);
        double weighted = 0, total = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            weighted += ((2 * (i + 1)) - sizes.Length - 1) * sizes[i];
            total += sizes[i];
        }
        return weighted / (sizes.Length * total);
    }

    /// <summary>
    /// Complexity as the entropy of the shares |a| / sum |a| (Bhatt, Weller and Moura, IJCAI 2020), in nats: 0 when one place has all,
    /// ln n when all have the same.
    /// </summary>
    /// <param name="map">The scores.</param>
    public static double Entropy(ReadOnlySpan<float> map)
    {
        var total = 0.0;
        foreach (var score in map)
            total += Math.Abs(score);
        if (total == 0)
            return Math.Log(map.Length);
        var entropy = 0.0;
        foreach (var score in map)
        {
            var share = (Math.Abs(score) / total) + SmallestShare;
            entropy -= share * Math.Log(share);
        }
        return entropy;
    }

    /// <summary>The number of bases that would have this entropy if they shared all attribution equally: exp(entropy), 1 to the number of bases.</summary>
    /// <param name="track">One score a base.</param>
    public static double EffectiveBases(ReadOnlySpan<float> track) => Math.Exp(Entropy(track));

    /// <summary>Effective complexity (Nguyen and Martinez 2020): the number of places whose size exceeds a share of the largest.</summary>
    /// <param name="map">The scores.</param>
    /// <param name="largest">The largest size, of this map or of all that are compared.</param>
    /// <param name="share">E.g. 0.001.</param>
    public static int CountAbove(ReadOnlySpan<float> map, double largest, double share)
    {
        var count = 0;
        foreach (var score in map)
            count += Math.Abs(score) > share * largest ? 1 : 0;
        return count;
    }
}
