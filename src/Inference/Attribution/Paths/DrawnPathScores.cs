using CisLens.Inference.Attribution.References;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Paths;

/// <summary>Scores from gradients at random places of paths, which expected gradients and GradientSHAP share.</summary>
internal static class DrawnPathScores
{
    // What is left is the error of sampling; more samples make it smaller.
    private const double Limit = 0.2;

    /// <summary>The array that the scores come with.</summary>
    public static readonly MethodArrayInfo Completeness = new(
        PathMaps.CompletenessName, "Completeness error", "d = sum over p of a[p] - (f(x) - mean over b of f(b))",
        "positive: the scores add up to more than the change of the output", []);

    /// <summary>What one sequence costs.</summary>
    public static MethodCost Cost(ReferenceOptions options, int samples, int targets) =>
        new(samples + options.Count + 1, (double)samples * targets, 1);

    /// <summary>Computes the scores.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="options">The references.</param>
    /// <param name="samples">Gradients for each sequence.</param>
    /// <param name="inTurn">See <see cref="DrawnPaths"/>.</param>
    /// <param name="noise">See <see cref="DrawnPaths"/>.</param>
    /// <param name="token">Checked before each batch.</param>
    public static IReadOnlyList<AttributionMaps> Of(
        AttributionInput input, ReferenceOptions options, int samples, bool inTurn, double noise, CancellationToken token)
    {
        using var scope = NewDisposeScope();
        var references = new ReferenceSequences(input, options);
        var change = OutputChange.Of(input, references, token);
        var paths = new DrawnPaths(input, references, samples, inTurn, noise);
        var sums = PathIntegral.Run(input, paths, paths, static (_, _, _) => true, token);
        return [.. sums.Select((sum, target) => Maps(input, references, change, sum, target, samples))];
    }

    private static AttributionMaps Maps(
        AttributionInput input, ReferenceSequences references, OutputChange change, PathSums sum, int target, int samples)
    {
        var totals = sum.Totals.Chunk(samples).Select(row => row.Average()).ToList();
        var relative = totals.Select((total, row) => change.RelativeOfRow(target, row, total)).ToList();
        var completeness = PathMaps.Check(relative, Limit, row => $"sequence {input.Number(row) + 1} of the run, {samples} samples");
        float[] errors = [.. totals.Select((total, row) => (float)(total - change.OfRow(target, row)))];
        return PathMaps.Of(input, sum, sum.Hypothetical(), errors, [], [completeness, .. references.Checks]);
    }
}
