using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>
/// Faithfulness correlation (Bhatt, Weller and Moura, IJCAI 2020): over subsets of the input, Pearson's correlation between the sum of
/// their scores and what the output loses when they are replaced. 1 is best. With subsets of one size n it is sensitivity-n (Ancona et
/// al., ICLR 2018).
/// </summary>
public static class FaithfulnessCorrelation
{
    /// <summary>Computes it.</summary>
    /// <param name="map">The scores, in units of the target.</param>
    /// <param name="subsets">The places in the map of each subset.</param>
    /// <param name="drops">f(x) - f(x with the subset replaced), for each subset.</param>
    public static double Of(ReadOnlySpan<float> map, IReadOnlyList<int[]> subsets, ReadOnlySpan<double> drops)
    {
        ArgumentNullException.ThrowIfNull(subsets);
        var sums = new double[subsets.Count];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Sum(map, subsets[i]);
        return Correlation.Pearson(sums, drops);
    }

    /// <summary>The sum of a map's scores at some places: what the output should lose when they are replaced.</summary>
    /// <param name="map">The scores.</param>
    /// <param name="places">Places in the map.</param>
    public static double Sum(ReadOnlySpan<float> map, ReadOnlySpan<int> places)
    {
        var sum = 0.0;
        foreach (var place in places)
            sum += map[place];
        return sum;
    }
}
