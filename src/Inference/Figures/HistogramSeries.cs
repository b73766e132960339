namespace CisLens.Inference.Figures;

/// <summary>Counts of a <see cref="HistogramFigure"/>.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Counts">One a bin.</param>
public sealed record HistogramSeries(string Name, IReadOnlyList<int> Counts)
{
    /// <summary>Counts numbers.</summary>
    /// <param name="name">What is counted.</param>
    /// <param name="values">The numbers; those outside of the edges are counted in the first and the last bin.</param>
    /// <param name="edges">Edges of the bins, rising; the lower edge belongs to a bin.</param>
    public static HistogramSeries Of(string name, IEnumerable<double> values, double[] edges)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(edges);
        var counts = new int[edges.Length - 1];
        foreach (var value in values)
        {
            var place = Array.BinarySearch(edges, value);
            counts[Math.Clamp(place >= 0 ? place : ~place - 1, 0, counts.Length - 1)]++;
        }
        return new HistogramSeries(name, counts);
    }
}
