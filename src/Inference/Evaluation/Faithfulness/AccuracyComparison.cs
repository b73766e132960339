using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>The share of sequences that are still classified right.</summary>
/// <param name="Value">With the highest-scoring bases replaced.</param>
/// <param name="Chance">With as many random bases replaced.</param>
/// <param name="Place">Where the value lies in relation to chance.</param>
public sealed record AccuracyComparison(Estimate Value, DrawInterval Chance, ChancePlace Place);
