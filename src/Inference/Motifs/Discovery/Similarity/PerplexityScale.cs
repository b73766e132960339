namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>
/// The scale β at which the weights exp(-β distance) of a seqlet's neighbours have a stated perplexity, as t-SNE finds it
/// (van der Maaten and Hinton 2008).
/// </summary>
internal static class PerplexityScale
{
    private const int Steps = 100;
    private const double Tolerance = 1e-5;

    /// <summary>Finds the scale by halving.</summary>
    /// <param name="distances">Of the neighbours.</param>
    /// <param name="perplexity">The effective number of neighbours asked for.</param>
    /// <param name="withSelf">Whether the seqlet itself, at distance 0, takes part.</param>
    public static double Find(ReadOnlySpan<float> distances, double perplexity, bool withSelf)
    {
        var target = Math.Log(perplexity);
        double scale = 1, low = double.NegativeInfinity, high = double.PositiveInfinity;
        for (var step = 0; step < Steps; step++)
        {
            var excess = Entropy(distances, scale, withSelf) - target;
            if (Math.Abs(excess) <= Tolerance)
                break;
            if (excess > 0)
                (low, scale) = (scale, double.IsInfinity(high) ? scale * 2 : (scale + high) / 2);
            else
                (high, scale) = (scale, double.IsInfinity(low) ? scale / 2 : (scale + low) / 2);
        }
        return scale;
    }

    private static double Entropy(ReadOnlySpan<float> distances, double scale, bool withSelf)
    {
        double sum = withSelf ? 1 : 0, weighted = 0;
        foreach (var distance in distances)
        {
            var weight = Math.Exp(-scale * distance);
            sum += weight;
            weighted += weight * distance;
        }
        return sum > 0 ? Math.Log(sum) + (scale * weighted / sum) : 0;
    }
}
