namespace CisLens.Shared.Sequences;

/// <summary>Lengths of the sequences of a set, in bases; zeros for an empty set.</summary>
/// <param name="Minimum">Shortest.</param>
/// <param name="Median">Median; the mean of the two in the middle for an even number.</param>
/// <param name="Maximum">Longest.</param>
/// <param name="Histogram">At most 30 bars of whole bases; empty for an empty set.</param>
public sealed record LengthSummary(int Minimum, double Median, int Maximum, IReadOnlyList<HistogramBin> Histogram);
