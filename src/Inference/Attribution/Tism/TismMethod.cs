using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Tism;

/// <summary>
/// Taylor in-silico mutagenesis: the first-order estimate of ISM from one gradient (Sasse et al. 2024).
/// </summary>
public sealed class TismMethod : GradientMethod<TismOptions>
{
    private const string ObservedSign = "positive: this base raises the output";

    /// <inheritdoc/>
    protected override MethodInfo Describe(TismOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var info = new MethodInfo
        {
            Id = "tism",
            Name = "TISM",
            Family = MethodFamily.Gradient,
            Summary = "Effect of every point mutation, estimated from one gradient.",
            Formula = "a[p] = -(1/3) sum over c of t[c,p], t[c,p] = g[c,p] - g[b,p], g = df/dx, b the observed base",
            Sign = ObservedSign,
            Matrix = MatrixKind.Effect,
            MatrixFormula = "t[c,p] = g[c,p] - g[b,p], an estimate of f(mutant) - f(sequence)",
            MatrixSign = "positive: this mutation is estimated to raise the output",
            Source = "Sasse, Chikina, Mostafavi, iScience 27:110807 (2024); the program TISM",
            OptionsType = typeof(TismOptions),
        };
        var frequencies = string.Join(", ", options.Baseline);
        return options.Output switch
        {
            TismOutput.Tism => info,
            TismOutput.Local => Hypothetical(info, "g[c,p], g = df/dx"),
            TismOutput.Corrected => Hypothetical(info, "g[c,p] - (1/4) sum over k of g[k,p], g = df/dx"),
            TismOutput.Hypothetical => Hypothetical(info, $"g[c,p] - sum over k of r[k] g[k,p], g = df/dx, r = ({frequencies}) for A, C, G, T"),
            _ => info with
            {
                Formula = $"a[p] = sum over c of g[c,p] (x[c,p] - r[c]), g = df/dx, r = ({frequencies}) for A, C, G, T",
                Sign = "positive: this base raises the output compared with the baseline",
                Matrix = MatrixKind.None,
                MatrixFormula = null,
                MatrixSign = null,
            },
        };
    }

    /// <inheritdoc/>
    protected override GradientScores Score(Tensor gradient, Tensor observed, TismOptions options)
    {
        var known = KnownBases.Positions(observed);
        var matrix = TismScores.Of(options.Output, gradient, observed, options.Baseline) * known;
        var track = options.Output switch
        {
            TismOutput.Tism => matrix.sum(1) / -3,
            TismOutput.Global => matrix.sum(1),
            _ => (matrix * observed).sum(1),
        };
        return new GradientScores(track, options.Output == TismOutput.Global ? null : matrix);
    }

    private static MethodInfo Hypothetical(MethodInfo info, string formula) => info with
    {
        Formula = $"a[p] = h[b,p], h[c,p] = {formula}, b the observed base",
        Matrix = MatrixKind.Hypothetical,
        MatrixFormula = $"h[c,p] = {formula}",
        MatrixSign = "positive: base c would raise the output here",
    };
}
