using CisLens.Inference.Models.Layers;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// DeepLIFT through layers that normalise over several values. They are taken apart into sums, functions of one value
/// (rescale rule) and products; the change of a product a * b is shared as mean(b) * change(a) + mean(a) * change(b), the mean
/// being that of sequence and reference (the Shapley value of two factors). Every step is complete, for each pair by itself.
/// Inputs are [N, 1, k, ...] and [N or 1, R, k, ...]; signals [T, N, R, k, ...].
/// </summary>
internal static class NormalizationRules
{
    /// <summary>softmax = e * q with e = exp(z), q = 1 / sum of e.</summary>
    public static Tensor Softmax(Tensor x, Tensor r, Tensor signal, long axis)
    {
        using var scope = NewDisposeScope();
        // The same shift for both cancels out of the rule and keeps exp in range.
        var shift = x.amax([axis], keepdim: true).maximum(r.amax([axis], keepdim: true));
        var (expX, expR) = ((x - shift).exp(), (r - shift).exp());
        var (inverseX, inverseR) = (expX.sum(axis, keepdim: true).reciprocal(), expR.sum(axis, keepdim: true).reciprocal());
        // The slope of 1 / s between two points is -1 / (s s').
        var onSum = (signal * Mean(expX, expR)).sum(axis, keepdim: true) * -(inverseX * inverseR);
        var onExp = signal * Mean(inverseX, inverseR) + onSum;
        var slope = RescaleRule.Ratio(expX - expR, x - r, expX, RescaleRule.SmallestChange);
        return (onExp * slope).MoveToOuterDisposeScope();
    }

    /// <summary>sum of z * softmax(z), z the centred logits: each term is one function of its z, as bpnet-lite has it.</summary>
    public static Tensor ProfileScalar(Tensor x, Tensor r, Tensor signal)
    {
        using var scope = NewDisposeScope();
        var (zX, zR) = (Centred(x.flatten(-2, -1), [-1]), Centred(r.flatten(-2, -1), [-1]));
        var (shareX, shareR) = (zX.softmax(-1), zR.softmax(-1));
        var derivative = shareX * (zX * (1 - shareX) + 1);
        var slope = RescaleRule.Ratio(zX * shareX - zR * shareR, zX - zR, derivative, RescaleRule.SmallestChange);
        var onLogits = Centred(signal * slope, [-1]);
        return onLogits.reshape([.. onLogits.shape[..^1], .. x.shape[^2..]]).MoveToOuterDisposeScope();
    }

    /// <summary>c / sqrt(mean of c^2 + eps) * scale with c the centred values.</summary>
    public static Tensor LayerNorm(LayerNorm layer, Tensor x, Tensor r, Tensor signal, bool hasPositions)
    {
        using var scope = NewDisposeScope();
        var axes = layer.Axes(hasPositions);
        var (centredX, centredR) = (Centred(x, axes), Centred(r, axes));
        var (deviationX, deviationR) = (Deviation(centredX), Deviation(centredR));
        var scaled = layer.Scale(hasPositions) is { } scale ? signal * scale : signal;
        // The slope of 1 / d as a function of d^2 between two points is -1 / (d d' (d + d')).
        var onVariance = (scaled * Mean(centredX, centredR)).sum(axes, keepdim: true)
            / -(deviationX * deviationR * (deviationX + deviationR));
        var count = axes.Aggregate(1L, (product, axis) => product * x.shape[(int)(x.dim() + axis)]);
        var onCentred = scaled * Mean(deviationX.reciprocal(), deviationR.reciprocal()) + onVariance * (centredX + centredR) / count;
        return Centred(onCentred, axes).MoveToOuterDisposeScope();

        Tensor Deviation(Tensor centred) => (centred.square().mean(axes, keepdim: true) + layer.Eps).sqrt();
    }

    private static Tensor Mean(Tensor left, Tensor right) => (left + right) / 2;

    private static Tensor Centred(Tensor values, long[] axes) => values - values.mean(axes, keepdim: true);
}
