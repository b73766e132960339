namespace CisLens.Inference.Figures;

/// <summary>Counts of a <see cref="HistogramFigure"/>.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Counts">One a bin.</param>
public sealed record HistogramSeries(string Name, IReadOnlyList<int> Counts);
