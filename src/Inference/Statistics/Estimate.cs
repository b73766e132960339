namespace CisLens.Inference.Statistics;

/// <summary>A measured number with its 95 % bootstrap interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="N">Sequences that it was measured on.</param>
public sealed record Estimate(double Value, double Low, double High, int N)
{
    /// <summary>The share that lies below the interval, and that above it.</summary>
    public const double Tail = 0.025;

    /// <summary>Takes the interval from resampled values (percentiles).</summary>
    /// <param name="value">The number.</param>
    /// <param name="resampled">The same number of each resample; sorted in place.</param>
    /// <param name="n">Sequences that it was measured on.</param>
    public static Estimate Of(double value, double[] resampled, int n)
    {
        Array.Sort(resampled);
        return new Estimate(value, Quantiles.Of(resampled, Tail), Quantiles.Of(resampled, 1 - Tail), n);
    }
}
