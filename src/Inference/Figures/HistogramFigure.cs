namespace CisLens.Inference.Figures;

/// <summary>How often numbers lie where.</summary>
/// <param name="Title">What it shows, with n.</param>
/// <param name="X">What the numbers are, with the unit.</param>
/// <param name="Edges">Edges of the bins, rising; one more than bins.</param>
/// <param name="Series">Counts a bin, by name; drawn over each other as outlines where there are several.</param>
public sealed record HistogramFigure(string Title, string X, IReadOnlyList<double> Edges, IReadOnlyList<HistogramSeries> Series) : Figure(Title)
{
    /// <summary>Whether the axis is logarithmic.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Places to be marked besides its threshold.</summary>
    public IReadOnlyList<double> Marks { get; init; } = [];
}
