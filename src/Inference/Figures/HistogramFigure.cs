namespace CisLens.Inference.Figures;

/// <summary>How often numbers lie where.</summary>
/// <param name="Title">What it shows, with n.</param>
/// <param name="X">What the numbers are, with the unit.</param>
/// <param name="Edges">Edges of the bins, rising; one more than bins.</param>
/// <param name="Series">Counts a bin, by name; drawn over each other as outlines where there are several.</param>
public sealed record HistogramFigure(string Title, string X, IReadOnlyList<double> Edges, IReadOnlyList<HistogramSeries> Series) : Figure(Title)
{
    /// <summary>Edges of bins of equal width.</summary>
    /// <param name="low">The lowest.</param>
    /// <param name="high">The highest; where it is not above the lowest, the bins together are 1 wide.</param>
    /// <param name="bins">How many bins.</param>
    public static double[] EvenEdges(double low, double high, int bins) =>
        [.. Enumerable.Range(0, bins + 1).Select(edge => low + ((high > low ? high - low : 1) * edge / bins))];

    /// <summary>Whether the axis is logarithmic.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Places to be marked besides its threshold.</summary>
    public IReadOnlyList<double> Marks { get; init; } = [];
}
