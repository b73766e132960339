using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Attribution.FeaturePermutation;

/// <summary>
/// Feature permutation for sequences: a window takes the bases of another stretch of the same sequence. The values that a position
/// could have come from the sequence itself and not, as in tables, from the other rows of a batch: a score must not depend on
/// which sequences are computed together, and the same column of two sequences has no common meaning.
/// </summary>
public sealed class FeaturePermutationMethod : AttributionMethod<FeaturePermutationOptions>
{
    private const string Name = "Feature permutation";

    /// <inheritdoc/>
    protected override MethodInfo Describe(FeaturePermutationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var formula = $"s[w] = f(sequence) - mean over {options.Draws} draws of f(window w given the bases of another stretch of the same sequence, all equally likely)";
        const string sign = "positive: the bases that are there raise the output compared with other bases of the sequence";
        return new MethodInfo
        {
            Id = "feature-permutation",
            Name = Name,
            Family = MethodFamily.Perturbation,
            Summary = "Loss of output when a base or window is exchanged for another one of the same sequence.",
            Formula = $"a[p] = mean of s[w] over the windows w that cover p, {formula}",
            Sign = sign,
            Matrix = MatrixKind.None,
            Arrays = WindowScores.Arrays(formula, sign, options.Draws > 1 ? "standard deviation of s[w] over the draws / square root of their number" : null),
            Source = "Breiman, Machine Learning 45:5 (2001); captum exchanges values between the rows of a batch instead",
            IsRandom = true,
            OptionsType = typeof(FeaturePermutationOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, FeaturePermutationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var windows = WindowGrid.Create(Name, length, options.Window, options.Stride).Count;
        return new MethodCost(1 + (double)windows * options.Draws, 0, windows * (options.Draws > 1 ? 2 : 1));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<WindowPlace> Windows(int length, FeaturePermutationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WindowGrid.Create(Name, length, options.Window, options.Stride).Places;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, FeaturePermutationOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var grid = WindowGrid.Create(Name, input.Length, options.Window, options.Stride);
        var sequences = new ChangedSequences(input);
        return SlidingWindows.Score(input, sequences, grid, new StretchChange(input, sequences, options.Draws), token);
    }
}
