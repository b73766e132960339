using System.Globalization;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>Gradients at noisy copies of the sequence: their mean (Smilkov et al. 2017), mean square (Hooker et al. 2019) or variance (Adebayo et al. 2018).</summary>
public sealed class SmoothGradMethod : AttributionMethod<SmoothGradOptions>
{
    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) => new(MethodVerdict.Approximate, "The noise is drawn; the scores are means over a sample.");

    /// <inheritdoc/>
    protected override MethodInfo Describe(SmoothGradOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var value = options.Base switch
        {
            SmoothGradBase.Gradient => "v = g(z), g = df/dx",
            SmoothGradBase.Absolute => "v = |g(z)|, g = df/dx",
            _ => "v = z * g(z), g = df/dx",
        };
        var (name, of) = options.Mode switch
        {
            SmoothGradMode.Mean => ("SmoothGrad", "mean of v[b,p]"),
            SmoothGradMode.Squared => ("SmoothGrad squared", "mean of v[b,p]^2"),
            _ => ("VarGrad", "mean of v[b,p]^2 - (mean of v[b,p])^2"),
        };
        var simplex = options.Kind == SmoothGradNoise.Simplex ? ", put back onto the simplex" : "";
        var noise = string.Create(
            CultureInfo.InvariantCulture, $"over {options.Samples} samples of z = x + Gaussian noise of standard deviation {options.Noise}{simplex}");
        return new MethodInfo
        {
            Id = "smoothgrad",
            Name = name,
            Family = MethodFamily.Gradient,
            Summary = "Gradients at noisy copies of the sequence, so that single kinks of the model count less.",
            Formula = $"a[p] = {of} {noise}; {value}, b the observed base",
            Sign = IsSigned(options) ? "positive: more of this base raises the output" : "never negative: larger means that the output reacts more strongly, in either direction",
            Matrix = HasMatrix(options) ? MatrixKind.Hypothetical : MatrixKind.None,
            MatrixFormula = HasMatrix(options) ? $"h[c,p] = mean of v[c,p] {noise}; {value}" : null,
            MatrixSign = HasMatrix(options) ? "positive: base c would raise the output here" : null,
            Source = "Smilkov et al., arXiv 1706.03825 (2017); Hooker et al., NeurIPS (2019); Adebayo et al., NeurIPS (2018)",
            IsRandom = options.Noise > 0,
            OptionsType = typeof(SmoothGradOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, SmoothGradOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MethodCost(options.Samples, (double)options.Samples * targets);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, SmoothGradOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        using var scope = NewDisposeScope();
        var sums = SmoothGradSums.Run(input, options.Samples, options.Base, new SeededNoise(input, options).Take, token);
        var observed = KnownBases.Observed(input.OneHot);
        return [.. sums.Select(sum =>
        {
            var scores = sum.Of(options.Mode);
            return new AttributionMaps(
                input.Rows, input.Length, (scores * observed).sum(1).ToFloats(), HasMatrix(options) ? scores.ToFloats() : null);
        })];
    }

    private static bool IsSigned(SmoothGradOptions options) =>
        options.Mode == SmoothGradMode.Mean && options.Base != SmoothGradBase.Absolute;

    private static bool HasMatrix(SmoothGradOptions options) =>
        options is { Mode: SmoothGradMode.Mean, Base: SmoothGradBase.Gradient };
}
