using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.CorrectedGradient;

/// <summary>
/// The gradient without its part off the simplex of one-hot sequences, which no data determines (Majdandzic et al. 2023).
/// </summary>
public sealed class CorrectedGradientMethod : GradientMethod<CorrectedGradientOptions>
{
    private static readonly MethodInfo Description = new()
    {
        Id = "corrected-gradient",
        Name = "Corrected gradient",
        Family = MethodFamily.Gradient,
        Summary = "First-order estimate of what the observed base adds, against the mean of the four bases.",
        Formula = "a[p] = g[b,p] - (1/4) sum over c of g[c,p], g = df/dx, b the observed base",
        Sign = "positive: this base raises the output compared with the average base",
        Matrix = MatrixKind.Hypothetical,
        MatrixFormula = "h[c,p] = g[c,p] - (1/4) sum over k of g[k,p], g = df/dx",
        MatrixSign = "positive: base c would raise the output compared with the average base",
        Source = "Majdandzic, Rajesh, Koo, Genome Biology 24:109 (2023)",
        OptionsType = typeof(CorrectedGradientOptions),
    };

    /// <inheritdoc/>
    protected override MethodInfo Describe(CorrectedGradientOptions options) => Description;

    /// <inheritdoc/>
    protected override GradientScores Score(Tensor gradient, Tensor observed, CorrectedGradientOptions options)
    {
        var corrected = (gradient - gradient.mean([1L], keepdim: true)) * KnownBases.Positions(observed);
        return new GradientScores((corrected * observed).sum(1), corrected);
    }
}
