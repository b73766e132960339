namespace CisLens.Shared.Sequences;

/// <summary>One bar of a histogram.</summary>
/// <param name="From">Lower edge, included.</param>
/// <param name="To">Upper edge; excluded but in the last bar.</param>
/// <param name="Count">Number of sequences.</param>
public sealed record HistogramBin(double From, double To, long Count);
