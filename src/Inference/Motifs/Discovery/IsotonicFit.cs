namespace CisLens.Inference.Motifs.Discovery;

/// <summary>The rising step function nearest to labels in weighted squares, by pooling neighbours that fall (Barlow et al. 1972).</summary>
internal sealed class IsotonicFit
{
    private readonly double[] _values;
    private readonly double[] _fitted;

    private IsotonicFit(double[] values, double[] fitted) => (_values, _fitted) = (values, fitted);

    /// <summary>The fit at the smallest value.</summary>
    public double First => _fitted[0];

    /// <summary>Fits labels that are 1 for observed and 0 for drawn values.</summary>
    /// <param name="observed">Values with label 1 and weight 1, in rising order.</param>
    /// <param name="drawn">Values with label 0, in rising order.</param>
    /// <param name="weight">Weight of a drawn value.</param>
    public static IsotonicFit Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> drawn, double weight)
    {
        var values = new List<double>();
        var means = new List<double>();
        var weights = new List<double>();
        int left = 0, right = 0;
        while (left < observed.Length || right < drawn.Length)
        {
            var value = Math.Min(left < observed.Length ? observed[left] : double.MaxValue, right < drawn.Length ? drawn[right] : double.MaxValue);
            int ones = 0, zeros = 0;
            for (; left < observed.Length && observed[left] == value; left++)
                ones++;
            for (; right < drawn.Length && drawn[right] == value; right++)
                zeros++;
            var total = ones + (zeros * weight);
            var mean = ones / total;
            // Blocks are kept by their largest value.
            while (means.Count > 0 && means[^1] >= mean)
            {
                mean = ((mean * total) + (means[^1] * weights[^1])) / (total + weights[^1]);
                total += weights[^1];
                values.RemoveAt(values.Count - 1);
                means.RemoveAt(means.Count - 1);
                weights.RemoveAt(weights.Count - 1);
            }
            values.Add(value);
            means.Add(mean);
            weights.Add(total);
        }
        return new IsotonicFit([.. values], [.. means]);
    }

    /// <summary>The fit at a value that it was made of.</summary>
    public double At(double value)
    {
        var place = Array.BinarySearch(_values, value);
        return _fitted[Math.Min(place < 0 ? ~place : place, _fitted.Length - 1)];
    }
}
