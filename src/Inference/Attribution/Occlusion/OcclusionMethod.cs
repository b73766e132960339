using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Attribution.Occlusion;

/// <summary>
/// Occlusion: a window slides along the sequence, is replaced, and the loss of output is the score of its bases. With windows of
/// one base and a given sequence it is the ablation of single positions. Unknown bases are not replaced and score 0.
/// </summary>
public sealed class OcclusionMethod : AttributionMethod<OcclusionOptions>
{
    /// <inheritdoc/>
    protected override MethodInfo Describe(OcclusionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var formula = $"s[w] = f(sequence) - {Replaced(options)}";
        const string sign = "positive: the bases that are there raise the output compared with their replacement";
        return new MethodInfo
        {
            Id = "occlusion",
            Name = "Occlusion",
            Family = MethodFamily.Perturbation,
            Summary = "Loss of output when a sliding window is blanked out, shuffled or replaced.",
            Formula = $"a[p] = mean of s[w] over the windows w that cover p, {formula}",
            Sign = sign,
            Matrix = MatrixKind.None,
            Arrays = WindowScores.Arrays(formula, sign, DrawsOf(options) > 1 ? "standard deviation of s[w] over the draws / square root of their number" : null),
            Source = "Zeiler and Fergus, ECCV 2014; windows as in the program captum",
            IsRandom = IsDrawn(options),
            OptionsType = typeof(OcclusionOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, OcclusionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var windows = WindowGrid.Create("Occlusion", length, options.Window, options.Stride).Count;
        return new MethodCost(1 + (double)windows * DrawsOf(options), 0, windows * (DrawsOf(options) > 1 ? 2 : 1));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<WindowPlace> Windows(int length, OcclusionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WindowGrid.Create("Occlusion", length, options.Window, options.Stride).Places;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, OcclusionOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var grid = WindowGrid.Create("Occlusion", input.Length, options.Window, options.Stride);
        var sequences = new ChangedSequences(input);
        return SlidingWindows.Score(input, sequences, grid, Change(input, sequences, options), token);
    }

    private static WindowChange Change(AttributionInput input, ChangedSequences sequences, OcclusionOptions options) => options.Replacement switch
    {
        WindowFill.Zeros => new FixedChange(ChangedSequences.Zeros),
        WindowFill.Uniform => new FixedChange(ChangedSequences.Uniform),
        WindowFill.BaseShuffle => new ShuffleChange(input, options.Draws, pairs: false),
        WindowFill.DinucleotideShuffle => new ShuffleChange(input, options.Draws, pairs: true),
        WindowFill.Background => SequenceChange.Background(input, sequences, options.Draws),
        WindowFill.Given => Given(options.Given, input.Length),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Replacement, "Unknown replacement."),
    };

    private static SequenceChange Given(string bases, int length)
    {
        var codes = Bases.Encode(bases);
        return codes.Length == length
            ? new SequenceChange(1, (_, _) => codes)
            : throw new InputException($"Occlusion: the given sequence has {codes.Length} bases, the explained ones have {length}; give one of {length} bases or choose another replacement.");
    }

    private static int DrawsOf(OcclusionOptions options) => IsDrawn(options) ? options.Draws : 1;

    private static bool IsDrawn(OcclusionOptions options) =>
        options.Replacement is WindowFill.BaseShuffle or WindowFill.DinucleotideShuffle or WindowFill.Background;

    private static string Replaced(OcclusionOptions options) => options.Replacement switch
    {
        WindowFill.Zeros => "f(window w set to 0 in all channels)",
        WindowFill.Uniform => "f(window w set to 0.25 in all channels)",
        WindowFill.BaseShuffle => $"mean over {options.Draws} draws of f(window w with its bases in random order)",
        WindowFill.DinucleotideShuffle => $"mean over {options.Draws} draws of f(window w dinucleotide-shuffled by itself)",
        WindowFill.Background => $"mean over {options.Draws} draws of f(window w taken from a dinucleotide shuffle of the whole sequence)",
        _ => "f(window w taken from the given sequence)",
    };
}
