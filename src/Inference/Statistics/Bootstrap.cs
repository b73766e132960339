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
        return Of(values.Count, items => MeanOf(values, items), seed, replicates);
    }

    /// <summary>The means of several numbers of the same items, which are resampled together.</summary>
    /// <param name="columns">One list a number, each with one value an item; at least one item.</param>
    /// <param name="seed">Equal seeds give equal intervals, those of <see cref="Mean"/>.</param>
    /// <param name="replicates">Resamples.</param>
    /// <returns>In the order of the columns.</returns>
    public static IReadOnlyList<Estimate> Means(IReadOnlyList<double[]> columns, long seed, int replicates = Replicates)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var items = columns[0].Length;
        var resampled = columns.Select(_ => new double[replicates]).ToList();
        var drawn = new int[items];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            Draw(drawn, seed, replicate);
            for (var column = 0; column < columns.Count; column++)
                resampled[column][replicate] = MeanOf(columns[column], drawn);
        }
        int[] all = [.. Enumerable.Range(0, items)];
        return [.. columns.Select((values, column) => Estimate.Of(MeanOf(values, all), resampled[column], items))];
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
            Draw(drawn, seed, replicate);
            resampled[replicate] = measure(drawn);
        }
        return Estimate.Of(value, resampled, items);
    }

    private static void Draw(int[] drawn, long seed, int replicate)
    {
        var random = SeededRandom.ForItem(seed, replicate);
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = random.Next(drawn.Length);
    }

    private static double MeanOf(IReadOnlyList<double> values, int[] items)
    {
        var sum = 0.0;
        foreach (var item in items)
            sum += values[item];
        return sum / items.Length;
    }
}
