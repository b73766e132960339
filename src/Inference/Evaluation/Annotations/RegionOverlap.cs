using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Annotations;

/// <summary>How many of a map's highest-scoring bases lie inside of annotated regions, against the map turned in a circle.</summary>
/// <param name="Share">The share of these bases inside of regions.</param>
/// <param name="Null">The mean of that share over all turns: what the lengths of regions and of runs of high scores give by themselves.</param>
/// <param name="NullQuantile">Its 95 % quantile over turns.</param>
public readonly record struct RegionOverlap(double Share, double Null, double NullQuantile)
{
    private const double Quantile = 0.95;

    /// <summary>Measures one sequence.</summary>
    /// <param name="map">One score a base.</param>
    /// <param name="inside">Whether each base is inside of a region.</param>
    /// <param name="top">How many bases with the highest scores count.</param>
    public static RegionOverlap Of(float[] map, IReadOnlyList<bool> inside, int top)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(inside);
        if (map.Length != inside.Count || map.Length < 2)
            throw new ArgumentException($"A map of {map.Length} bases cannot be laid over an annotation of {inside.Count}.", nameof(inside));
        int[] places = [.. ReplacementOrder.Descending(map).Take(top)];
        double Share(int turn) => (double)places.Count(place => inside[(place + turn) % map.Length]) / places.Length;
        double[] turned = [.. Enumerable.Range(1, map.Length - 1).Select(Share).Order()];
        return new RegionOverlap(Share(0), turned.Average(), Quantiles.Of(turned, Quantile));
    }
}
