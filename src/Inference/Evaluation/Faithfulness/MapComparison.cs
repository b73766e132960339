using CisLens.Inference.Evaluation.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>Two maps of one target on the same sequences.</summary>
/// <param name="First">The number of the one with the larger area.</param>
/// <param name="Second">The number of the other.</param>
/// <param name="Difference">Mean over sequences of the difference of their areas, see <see cref="MapFaithfulness.Area"/>.</param>
/// <param name="P">Two-sided p-value of Wilcoxon's signed-rank test.</param>
/// <param name="Q">False discovery rate over all pairs of the class (Benjamini and Hochberg).</param>
public sealed record MapComparison(int First, int Second, Estimate Difference, double P, double Q);
