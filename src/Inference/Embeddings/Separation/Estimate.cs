namespace CisLens.Inference.Embeddings.Separation;

/// <summary>A measured number with its 95 % bootstrap interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="N">Sequences that it was measured on.</param>
public sealed record Estimate(double Value, double Low, double High, int N)
{
    internal const double Tail = 0.025;

    /// <summary>Takes the interval from resampled values (percentiles).</summary>
    internal static Estimate Of(double value, double[] resampled, int n)
    {
        Array.Sort(resampled);
        return new Estimate(value, Quantile(resampled, Tail), Quantile(resampled, 1 - Tail), n);
    }

    internal static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
