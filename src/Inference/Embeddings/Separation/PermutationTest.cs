using CisLens.Inference.Statistics;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>How a number compares with the same number after the labels were shuffled.</summary>
/// <param name="P">(1 + shuffles that reach it) / (1 + shuffles): never 0 (Phipson and Smyth 2010).</param>
/// <param name="Reached">Shuffles whose number is at least as large.</param>
/// <param name="Permutations">Shuffles in all.</param>
/// <param name="Low">2.5 % of the shuffles lie below.</param>
/// <param name="High">2.5 % of the shuffles lie above.</param>
public sealed record PermutationTest(double P, int Reached, int Permutations, double Low, double High)
{
    internal static PermutationTest Of(double value, double[] shuffled)
    {
        var sorted = shuffled.Order().ToArray();
        var reached = sorted.Count(one => one >= value);
        return new PermutationTest(
            (1.0 + reached) / (1 + sorted.Length), reached, sorted.Length,
            Quantiles.Of(sorted, Estimate.Tail), Quantiles.Of(sorted, 1 - Estimate.Tail));
    }
}
