using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>The mutation experiment on the sequences of one class.</summary>
/// <param name="Class">Its name.</param>
/// <param name="N">Its sequences.</param>
/// <param name="Maps">Each map, in order of its number.</param>
/// <param name="Ranking">Every two maps of one target by their areas, the nearest two first.</param>
public sealed record ClassFaithfulness(string Class, int N, IReadOnlyList<MapFaithfulness> Maps, IReadOnlyList<PairedComparison> Ranking);
