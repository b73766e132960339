using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Paths;

/// <summary>Gradients averaged along paths, for one target; m is the average on one path, x its end and b its beginning.</summary>
/// <param name="Contributions">[N, 4, L]: (x - b) * m, mean over the paths of a row.</param>
/// <param name="Gradient">[N, 4, L]: m, mean over the paths of a row.</param>
/// <param name="Expected">[N, 1, L]: the sum over bases of b * m, mean over the paths of a row.</param>
/// <param name="Totals">For each path: the sum of (x - b) * m.</param>
/// <param name="Steps">For each path: the gradients that were taken.</param>
internal sealed record PathSums(Tensor Contributions, Tensor Gradient, Tensor Expected, double[] Totals, int[] Steps)
{
    /// <summary>[N, L]: the score of each position.</summary>
    public Tensor Observed() => Contributions.sum(1);

    /// <summary>[N, 4, L]: the score that each base would have, mean over paths of the sum over k of ([k is c] - b[k]) * m[k].</summary>
    public Tensor Hypothetical() => Gradient - Expected;
}
