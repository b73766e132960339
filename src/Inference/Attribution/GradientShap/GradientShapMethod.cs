using System.Globalization;
using CisLens.Inference.Attribution.Paths;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Attribution.GradientShap;

/// <summary>Gradients at random places between randomly chosen references and the noisy sequence (Lundberg and Lee 2017).</summary>
public sealed class GradientShapMethod : AttributionMethod<GradientShapOptions>
{
    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) => new(MethodVerdict.Approximate, "References and steps are drawn; the scores are means over a sample.");

    /// <inheritdoc/>
    protected override MethodInfo Describe(GradientShapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var end = options.Noise > 0
            ? string.Create(CultureInfo.InvariantCulture, $"z = x + Gaussian noise of standard deviation {options.Noise}")
            : "z = x";
        var mean = $"g = df/dx, {end}, mean over {options.Samples} samples with t uniform from 0 to 1 and b drawn from the references; {options.Formula}";
        return new MethodInfo
        {
            Id = "gradient-shap",
            Name = "GradientSHAP",
            Family = MethodFamily.Reference,
            Summary = "Approximate SHAP values from gradients between references and the sequence.",
            Formula = $"a[p] = sum over c of (z[c,p] - b[c,p]) g[c,p](b + t (z - b)), {mean}",
            Sign = "positive: this base raises the output compared with the references",
            Matrix = MatrixKind.Hypothetical,
            MatrixFormula = $"h[c,p] = g[c,p] - sum over k of b[k,p] g[k,p], g at b + t (z - b), {mean}",
            MatrixSign = "positive: base c would raise the output here compared with the references",
            Arrays = [DrawnPathScores.Completeness],
            Source = "Lundberg, Lee, NeurIPS (2017), arXiv 1705.07874; the program captum",
            IsRandom = true,
            OptionsType = typeof(GradientShapOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, GradientShapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DrawnPathScores.Cost(options, options.Samples, targets);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, GradientShapOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DrawnPathScores.Of(input, options, options.Samples, inTurn: false, options.Noise, token);
    }
}
