using CisLens.Inference.Motifs;

namespace CisLens.Inference.Statistics;

/// <summary>Compares maps pair by pair on a number that each has for the same sequences.</summary>
public static class PairedRanking
{
    /// <summary>Compares every two maps.</summary>
    /// <param name="values">[maps][sequences]: larger is better; at least one sequence.</param>
    /// <param name="areComparable">Which maps may be compared, e.g. those of one target.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    /// <returns>The nearest two first.</returns>
    public static IReadOnlyList<PairedComparison> Of(IReadOnlyList<double[]> values, Func<int, int, bool> areComparable, long seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] means = [.. values.Select(value => value.Average())];
        var pairs =
            from first in Enumerable.Range(0, values.Count)
            from second in Enumerable.Range(0, values.Count)
            where first != second && areComparable(first, second) && (means[first] > means[second] || (means[first] == means[second] && first < second))
            select Compare(values, first, second, seed);
        List<PairedComparison> sorted = [.. pairs.OrderBy(pair => pair.P)];
        var rates = FalseDiscoveryRate.QValues([.. sorted.Select(pair => pair.P)], 1);
        return [.. sorted.Select((pair, place) => pair with { Q = rates[place] }).OrderBy(pair => pair.Difference.Value)];
    }

    private static PairedComparison Compare(IReadOnlyList<double[]> values, int first, int second, long seed)
    {
        double[] differences = [.. values[first].Zip(values[second], (left, right) => left - right)];
        return new PairedComparison(first, second, Bootstrap.Mean(differences, seed), SignedRankTest.PValue(differences), 1);
    }
}
