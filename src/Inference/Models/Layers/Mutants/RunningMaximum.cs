using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>Maxima over all positions before, or from, each of several neighbouring places.</summary>
internal static class RunningMaximum
{
    /// <summary>The maxima before places; minus infinity where nothing stands before.</summary>
    /// <param name="features">[sequences, channels, positions].</param>
    /// <param name="place">The first place; may lie outside.</param>
    /// <param name="count">Number of places, each one position after the one before.</param>
    /// <returns>[places, sequences, channels].</returns>
    public static Tensor Before(Tensor features, int place, int count)
    {
        var length = (int)features.shape[2];
        var (left, right) = (Math.Max(0, 1 - place), Math.Max(0, place + count - 1 - length));
        var padded = F.pad(features, [left, right], PaddingModes.Constant, double.NegativeInfinity);
        // Doubling: after step k a position holds the maximum of the 2^k positions up to it.
        for (var reach = 1; reach < padded.shape[2]; reach *= 2)
            padded = padded.maximum(F.pad(padded, [reach, 0], PaddingModes.Constant, double.NegativeInfinity).narrow(2, 0, padded.shape[2]));
        return padded.narrow(2, place - 1 + left, count).permute(2, 0, 1);
    }

    /// <summary>The maxima from places on; minus infinity behind the end.</summary>
    /// <param name="features">[sequences, channels, positions].</param>
    /// <param name="place">The first place; may lie outside.</param>
    /// <param name="count">Number of places, each one position after the one before.</param>
    /// <returns>[places, sequences, channels].</returns>
    public static Tensor From(Tensor features, int place, int count) =>
        Before(features.flip(2), (int)features.shape[2] - place - count + 1, count).flip(0);
}
