using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>The mutation experiment on the sequences of one class, with the maps of one target.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Target">The number of the target.</param>
/// <param name="N">Its sequences.</param>
/// <param name="Output">The mean output of the sequences as they are, in units of the target.</param>
/// <param name="Accuracy">The share of them that is classified right; null where that cannot be told.</param>
/// <param name="Maps">Each map of the target, in order of its number.</param>
/// <param name="Ranking">Every two of them by their areas, the nearest two first.</param>
public sealed record ClassFaithfulness(
    string Class, int Target, int N, Estimate Output, Estimate? Accuracy, IReadOnlyList<MapFaithfulness> Maps, IReadOnlyList<PairedComparison> Ranking)
{
    /// <summary>One of the maps.</summary>
    /// <param name="number">Its number.</param>
    public MapFaithfulness Of(int number) => Maps.First(map => map.Map == number);
}
