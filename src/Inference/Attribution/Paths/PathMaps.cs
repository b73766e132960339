using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Paths;

/// <summary>Makes maps of averaged gradients.</summary>
internal static class PathMaps
{
    /// <summary>The maps of one target.</summary>
    /// <param name="input">The sequences.</param>
    /// <param name="sums">The averages.</param>
    /// <param name="matrix">[N, 4, L]: the four scores of each position.</param>
    /// <param name="errors">How far the contributions are from what they explain, by row.</param>
    /// <param name="shape">The axes of the errors after the rows.</param>
    /// <param name="checks">What was measured.</param>
    public static AttributionMaps Of(
        AttributionInput input, PathSums sums, Tensor matrix, float[] errors, IReadOnlyList<int> shape, IReadOnlyList<MethodCheck> checks) =>
        new(input.Rows, input.Length, sums.Observed().ToFloats(), matrix.ToFloats())
        {
            Arrays = [new MethodArray(CompletenessName, errors, shape)],
            Checks = checks,
        };

    /// <summary>The name of the array of errors.</summary>
    public const string CompletenessName = "completeness";

    /// <summary>The check of the largest relative error.</summary>
    /// <param name="relative">The relative errors.</param>
    /// <param name="limit">What is still good.</param>
    /// <param name="detail">Tells of the worst, given its place.</param>
    public static MethodCheck Check(IReadOnlyList<double> relative, double limit, Func<int, string> detail)
    {
        var worst = Enumerable.Range(0, relative.Count).MaxBy(place => double.IsNaN(relative[place]) ? double.PositiveInfinity : relative[place]);
        return new MethodCheck(
            CompletenessName, "Largest completeness error, relative to the change of the output", relative[worst], relative.Count, "", limit, detail(worst));
    }
}
