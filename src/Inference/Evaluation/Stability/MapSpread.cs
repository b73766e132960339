using CisLens.Inference.Evaluation.Metrics;

namespace CisLens.Inference.Evaluation.Stability;

/// <summary>The maps of one sequence under several seeds, references or models, as a mean with a band.</summary>
/// <param name="Mean">The mean score of each position, in units of the target.</param>
/// <param name="Deviation">Its standard deviation over maps (n - 1), in units of the target.</param>
/// <param name="Maps">n, the number of maps.</param>
public sealed record MapSpread(float[] Mean, float[] Deviation, int Maps)
{
    /// <summary>Takes the spread of maps.</summary>
    /// <param name="maps">At least two, of one length.</param>
    public static MapSpread Of(IReadOnlyList<float[]> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentOutOfRangeException.ThrowIfLessThan(maps.Count, 2, nameof(maps));
        var (mean, deviation) = (new float[maps[0].Length], new float[maps[0].Length]);
        for (var position = 0; position < mean.Length; position++)
        {
            var middle = maps.Average(map => (double)map[position]);
            mean[position] = (float)middle;
            deviation[position] = (float)Math.Sqrt(maps.Sum(map => (map[position] - middle) * (map[position] - middle)) / (maps.Count - 1));
        }
        return new MapSpread(mean, deviation, maps.Count);
    }

    /// <summary>The standard error of the mean at the positions with the largest mean scores, relative to them; the mean over these positions.</summary>
    /// <inheritdoc cref="RelativeDeviation" />
    public double RelativeError(int top) => RelativeDeviation(top) / Math.Sqrt(Maps);

    /// <summary>The standard deviation over maps at the positions with the largest mean scores, relative to them; the mean over these positions.</summary>
    /// <param name="top">How many positions.</param>
    /// <returns>0 where all maps are equal; positions with a mean of 0 are left out.</returns>
    public double RelativeDeviation(int top)
    {
        var shares = ReplacementOrder.Descending([.. Mean.Select(Math.Abs)]).Take(top).Where(position => Mean[position] != 0)
            .Select(position => (double)Deviation[position] / Math.Abs(Mean[position])).ToList();
        return shares.Count == 0 ? 0 : shares.Average();
    }
}
