using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Saliency;

/// <summary>The size of the gradient at each position (Simonyan et al. 2014).</summary>
public sealed class SaliencyMethod : GradientMethod<SaliencyOptions>
{
    /// <inheritdoc/>
    protected override MethodInfo Describe(SaliencyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MethodInfo
        {
            Id = "saliency",
            Name = "Saliency",
            Family = MethodFamily.Gradient,
            Summary = "How strongly the output reacts to a small change at a position.",
            Formula = options.Norm switch
            {
                SaliencyNorm.L2 => "a[p] = sqrt(sum over c of g[c,p]^2), g = df/dx",
                SaliencyNorm.Absolute => "a[p] = |g[b,p]|, g = df/dx, b the observed base",
                _ => "a[p] = g[b,p], g = df/dx, b the observed base",
            },
            Sign = options.Norm == SaliencyNorm.Raw
                ? "positive: more of this base raises the output"
                : "never negative: larger means that the output reacts more strongly, in either direction",
            Matrix = MatrixKind.None,
            Source = "Simonyan, Vedaldi, Zisserman, arXiv 1312.6034 (2014)",
            OptionsType = typeof(SaliencyOptions),
        };
    }

    /// <inheritdoc/>
    protected override GradientScores Score(Tensor gradient, Tensor observed, SaliencyOptions options)
    {
        var track = options.Norm switch
        {
            SaliencyNorm.L2 => gradient.square().sum(1).sqrt() * KnownBases.Positions(observed).squeeze(1),
            SaliencyNorm.Absolute => (gradient * observed).sum(1).abs(),
            _ => (gradient * observed).sum(1),
        };
        return new GradientScores(track, null);
    }
}
