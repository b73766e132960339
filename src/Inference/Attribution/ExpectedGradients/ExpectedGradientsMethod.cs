using CisLens.Inference.Attribution.Paths;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Attribution.ExpectedGradients;

/// <summary>Integrated gradients averaged over references, the path sampled at random places (Erion et al. 2021).</summary>
public sealed class ExpectedGradientsMethod : AttributionMethod<ExpectedGradientsOptions>
{
    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) => new(MethodVerdict.Approximate, "References and steps are drawn; the scores are means over a sample.");

    /// <inheritdoc/>
    protected override MethodInfo Describe(ExpectedGradientsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mean = $"g = df/dx, mean over {options.Samples} samples with t uniform from 0 to 1 and the references b in turn; {options.Formula}";
        return new MethodInfo
        {
            Id = "expected-gradients",
            Name = "Expected gradients",
            Family = MethodFamily.Reference,
            Summary = "Integrated gradients over many references at the price of one gradient a sample.",
            Formula = $"a[p] = sum over c of (x[c,p] - b[c,p]) g[c,p](b + t (x - b)), {mean}",
            Sign = "positive: this base raises the output compared with the references",
            Matrix = MatrixKind.Hypothetical,
            MatrixFormula = $"h[c,p] = g[c,p] - sum over k of b[k,p] g[k,p], g at b + t (x - b), {mean}",
            MatrixSign = "positive: base c would raise the output here compared with the references",
            Arrays = [DrawnPathScores.Completeness],
            Source = "Erion, Janizek, Sturmfels, Lundberg, Lee, Nature Machine Intelligence 3:620 (2021)",
            IsRandom = true,
            OptionsType = typeof(ExpectedGradientsOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, ExpectedGradientsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DrawnPathScores.Cost(options, options.Samples, targets);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, ExpectedGradientsOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DrawnPathScores.Of(input, options, options.Samples, inTurn: true, noise: 0, token);
    }
}
