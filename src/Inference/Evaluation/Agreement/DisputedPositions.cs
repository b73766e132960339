using CisLens.Inference.Evaluation.Edits;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>The bases that two maps of a sequence dispute: those that one has among its top bases and the other has not. Both lists are of one length.</summary>
/// <param name="First">Positions that the first map alone has, the largest score first.</param>
/// <param name="Second">Positions that the second map alone has.</param>
public sealed record DisputedPositions(IReadOnlyList<int> First, IReadOnlyList<int> Second)
{
    /// <summary>Finds them.</summary>
    /// <param name="codes">The sequence's base numbers, see <see cref="Sequences.Bases"/>; unknown bases are left out.</param>
    /// <param name="first">The scores of the first map, one a position.</param>
    /// <param name="second">The scores of the second.</param>
    /// <param name="top">How many bases with the largest scores, of either sign, count as top bases.</param>
    public static DisputedPositions Of(byte[] codes, float[] first, float[] second, int top)
    {
        var known = new KnownPositions(codes);
        var (left, right) = (known.Largest(first, top), known.Largest(second, top));
        return new DisputedPositions([.. left.Except(right)], [.. right.Except(left)]);
    }
}
