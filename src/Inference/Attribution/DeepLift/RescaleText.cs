using CisLens.Inference.Attribution.References;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>What all methods by DeepLIFT's rescale rule say of themselves.</summary>
internal static class RescaleText
{
    /// <summary>How multipliers come about.</summary>
    public const string Multipliers =
        "m: the derivative of f in which every function of one value is replaced by (change of output) / (change of input), below a change of 1e-6 by its derivative; "
        + "a maximum sends its change to the two places where sequence and reference have it; the change of a product is shared by the mean of both ends";

    /// <summary>The common part; the names are to be replaced.</summary>
    public static MethodInfo Describe(ReferenceOptions options) => new()
    {
        Id = "",
        Name = "",
        Family = MethodFamily.Reference,
        Summary = "",
        Formula = $"a[p] = sum over c of x[c,p] h[c,p], h[c,p] = mean over b of (m[c,p] - sum over k of b[k,p] m[k,p]), m the multipliers of the rescale rule, {options.Formula}",
        Sign = "positive: this base raises the output compared with the reference",
        Matrix = MatrixKind.Hypothetical,
        MatrixFormula = $"h[c,p] = mean over b of (m[c,p] - sum over k of b[k,p] m[k,p]), {options.Formula}; {Multipliers}",
        MatrixSign = "positive: base c would raise the output here compared with the reference",
        Arrays =
        [
            new MethodArrayInfo(
                RescaleChecks.Array,
                "Completeness error",
                "|f(x) - f(b) - sum over c, p of (x[c,p] - b[c,p]) m[c,p]| for each reference b",
                "never negative: 0 means that the contributions add up to the change of the output",
                [ArrayAxis.Reference]),
        ],
        NeedsLayers = true,
        IsRandom = options.IsShuffled,
        Source = "",
        OptionsType = options.GetType(),
    };
}
