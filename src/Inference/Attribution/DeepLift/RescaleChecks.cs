using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>What is measured to prove contributions by the rescale rule.</summary>
internal static class RescaleChecks
{
    /// <summary>Name of the array and of the check.</summary>
    public const string Array = "completeness";

    // Rounding stays below a thousandth; a wrong rule loses a good part of the change.
    private const double LargestRelativeError = 0.01;

    // Two values closer than this, relative to their size, differ by rounding only.
    private const double Rounding = 1e-5;

    /// <summary>The largest completeness error relative to the change of the output.</summary>
    /// <param name="largest">See <see cref="Completeness.Relative"/>.</param>
    /// <param name="pairs">Number of pairs.</param>
    /// <param name="atFault">Names the layer at fault; asked only when the error is too large.</param>
    public static MethodCheck Of(double largest, long pairs, Func<string?> atFault) => new(
        Array, "Largest completeness error of a sequence and a reference, relative to the change of the output",
        largest, pairs, "", LargestRelativeError, largest <= LargestRelativeError ? null : atFault());

    /// <summary>
    /// The share of maxima that are tied up to rounding when the reference is the same at all positions: rounding then decides which
    /// position gets their change. Empty for a network without maxima over positions.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="references">Constant ones.</param>
    public static IReadOnlyList<MethodCheck> Ties(SequenceModel model, ReferenceSequences references)
    {
        using var scope = NewDisposeScope();
        var pools = model.Record(references.Of(0, 1).select(0, 0)).Given.AllRecords().Where(record => record.Layer is IMaximumLayer { IsMaximum: true }).ToList();
        if (pools.Count == 0)
            return [];
        var shares = pools.Select(record => (record.Layer.Place, Tied: Tied((IMaximumLayer)record.Layer, record.Input))).ToList();
        var worst = shares.MaxBy(share => share.Tied.Share);
        return [new MethodCheck(
            "ties", "Share of maxima that are tied in the reference, so that rounding decides which position gets their change",
            worst.Tied.Share, shares.Sum(share => share.Tied.Windows), "", 0, worst.Tied.Share == 0 ? null : $"{worst.Place}; choose shuffled references (DeepLIFT-SHAP)")];
    }

    /// <summary>The share of windows with a second value that equals the first up to rounding; ties at zero are no harm, since ReLU makes them exactly.</summary>
    private static (double Share, long Windows) Tied(IMaximumLayer layer, Tensor input)
    {
        using var scope = NewDisposeScope();
        var winners = layer.Winners(input);
        var largest = input.gather(-1, winners);
        var without = input.scatter(-1, winners, full_like(largest, double.NegativeInfinity));
        var second = without.gather(-1, layer.Winners(without));
        var tied = (largest - second <= largest.abs() * Rounding) & (largest != 0);
        return (tied.to(float32).mean().ToFloats()[0], tied.numel());
    }
}
