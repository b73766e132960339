using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.GradientXInput;

/// <summary>The gradient times the input: a first-order estimate of what the observed base adds (Shrikumar et al. 2016).</summary>
public sealed class GradientXInputMethod : GradientMethod<GradientXInputOptions>
{
    private static readonly MethodInfo Description = new()
    {
        Id = "gradient-x-input",
        Name = "Gradient x input",
        Family = MethodFamily.Gradient,
        Summary = "First-order estimate of what the observed base adds, against no base at all.",
        Formula = "a[p] = x[b,p] * g[b,p] = g[b,p], g = df/dx, b the observed base",
        Sign = "positive: this base raises the output",
        Matrix = MatrixKind.Hypothetical,
        MatrixFormula = "h[c,p] = g[c,p], g = df/dx",
        MatrixSign = "positive: base c would raise the output here",
        Source = "Shrikumar, Greenside, Shcherbina, Kundaje, arXiv 1605.01713 (2016)",
        OptionsType = typeof(GradientXInputOptions),
    };

    /// <inheritdoc/>
    protected override MethodInfo Describe(GradientXInputOptions options) => Description;

    /// <inheritdoc/>
    protected override GradientScores Score(Tensor gradient, Tensor observed, GradientXInputOptions options) =>
        new((gradient * observed).sum(1), gradient * KnownBases.Positions(observed));
}
