namespace CisLens.Inference.Statistics;

/// <summary>Two maps measured on the same sequences.</summary>
/// <param name="First">The number of the one with the larger mean.</param>
/// <param name="Second">The number of the other.</param>
/// <param name="Difference">Mean over sequences of what the first is above the second, never negative.</param>
/// <param name="P">Two-sided p-value of Wilcoxon's signed-rank test.</param>
/// <param name="Q">False discovery rate over all pairs that are compared together (Benjamini and Hochberg).</param>
public sealed record PairedComparison(int First, int Second, Estimate Difference, double P, double Q);
