using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>What is known of each position of one-hot sequences.</summary>
internal static class KnownBases
{
    /// <summary>1 at the observed base, 0 elsewhere and at all four channels of an unknown base (zeros or 0.25).</summary>
    /// <param name="oneHot">[N, 4, L].</param>
    /// <returns>[N, 4, L].</returns>
    public static Tensor Observed(Tensor oneHot) => oneHot.eq(1).to(oneHot.dtype);

    /// <summary>1 at positions with a known base, 0 at unknown ones.</summary>
    /// <param name="observed">What <see cref="Observed"/> gave.</param>
    /// <returns>[N, 1, L].</returns>
    public static Tensor Positions(Tensor observed) => observed.sum(1, keepdim: true);
}
