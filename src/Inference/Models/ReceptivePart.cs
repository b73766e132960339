using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Models;

/// <summary>The part of a sequence that a target can depend on; every score outside it is 0. Needs no tensors.</summary>
/// <param name="Start">First position, 0-based.</param>
/// <param name="End">End, not included.</param>
/// <param name="Field">The receptive field of one output position, in bases.</param>
public readonly record struct ReceptivePart(int Start, int End, int Field)
{
    /// <summary>Follows the layers from the target's output positions back to the sequence.</summary>
    /// <param name="card">The model.</param>
    /// <param name="target">What is explained.</param>
    /// <param name="length">Bases as the model takes them.</param>
    /// <returns>Null when the target depends on every position, or when the layers do not tell.</returns>
    /// <exception cref="Shared.InputException">The network cannot take this length; names the layer.</exception>
    public static ReceptivePart? Of(ModelCard card, TargetSpec target, int length)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(target);
        if (ArchitectureCatalogue.IsTorchScript(card.Architecture))
            return null;
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        if (graph.Window is not { } window || graph.OutputShape(length).Length is not { } positions)
            return null;
        var (first, last) = Positions(target, positions);
        var (start, end) = Reach(window, first, last);
        if (card.Strands != StrandRule.Given)
        {
            // The other strand is read from the other end, and its output turned round.
            var (left, right) = Reach(window, positions - 1 - last, positions - 1 - first);
            (start, end) = (Math.Min(start, length - right), Math.Max(end, length - left));
        }
        (start, end) = (Math.Clamp(start, 0, length), Math.Clamp(end, 0, length));
        return start == 0 && end == length ? null : new ReceptivePart(start, end, window.Size);
    }

    private static (int First, int Last) Positions(TargetSpec target, int positions) => target.Positions switch
    {
        PositionRule.Mean or PositionRule.Max => (0, positions - 1),
        PositionRule.At => (target.Position ?? 0, target.Position ?? 0),
        _ => (positions / 2, positions / 2),
    };

    private static (int Start, int End) Reach(ReceptiveWindow window, int first, int last) =>
        (first * window.Stride + window.Offset, last * window.Stride + window.Offset + window.Size);
}
