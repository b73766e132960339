using CisLens.Inference.Sequences;

namespace CisLens.Inference.Statistics;

/// <summary>
/// Intervals by resampling (Efron 1979): the items, usually sequences, are drawn again with replacement and the number is computed
/// anew; 95 % of these numbers lie inside of the interval (percentile method).
/// </summary>
public static class Bootstrap
{
    /// <summary>Resamples unless more or fewer are asked for.</summary>
    public const int Replicates = 1000;

    /// <summary>The mean with its interval.</summary>
    /// <param name="values">One number an item; at least one.</param>
    /// <param name="seed">Equal seeds give equal intervals.</param>
    /// <param name="replicates">Resamples.</param>
    public static Estimate Mean(IReadOnlyList<double> values, long seed, int replicates = Replicates)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(values.Count, items =>
        {
            var sum = 0.0;
            foreach (var item in items)
                sum += values[item];
            return sum / items.Length;
        }, seed, replicates);
    }

    /// <summary>The median with its interval.</summary>
    /// <inheritdoc cref="Mean" />
    public static Estimate Median(IReadOnlyList<double> values, long seed, int replicates = Replicates)
    {
        ArgumentNullException.ThrowIfNull(values);
        var drawn = new double[values.Count];
        return Of(values.Count, items =>
        {
            for (var i = 0; i < items.Length; i++)
                drawn[i] = values[items[i]];
            Array.Sort(drawn);
            return Quantiles.Of(drawn, 0.5);
        }, seed, replicates);
    }

    /// <summary>The share of items that have a property, with its interval.</summary>
    /// <param name="count">Those that have it.</param>
    /// <param name="all">All of them; at least one.</param>
    /// <param name="seed">Equal seeds give equal intervals.</param>
    public static Estimate Share(int count, int all, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, all);
        // Of very many items the interval is narrow anyway, and a fifth of the resamples serves.
        const int many = 20_000;
        return Of(all, items =>
        {
            var with = 0;
            foreach (var item in items)
                with += item < count ? 1 : 0;
            return (double)with / items.Length;
        }, seed, all > many ? Replicates / 5 : Replicates);
    }

    /// <summary>Any number with its interval.</summary>
    /// <param name="items">How many items there are; at least one.</param>
    /// <param name="measure">Computes the number from the items that were drawn, given by their index; as many as there are.</param>
    /// <param name="seed">Equal seeds give equal intervals.</param>
    /// <param name="replicates">Resamples.</param>
    public static Estimate Of(int items, Func<int[], double> measure, long seed, int replicates = Replicates)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 40);
        int[] drawn = [.. Enumerable.Range(0, items)];
        var value = measure(drawn);
        var resampled = new double[replicates];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            var random = SeededRandom.ForItem(seed, replicate);
            for (var i = 0; i < items; i++)
                drawn[i] = random.Next(items);
            resampled[replicate] = measure(drawn);
        }
        return Estimate.Of(value, resampled, items);
    }
}
