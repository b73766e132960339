using CisLens.Inference.Evaluation.Edits;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>The top bases of one map of a sequence, and those of them that another map does not have.</summary>
/// <param name="Top">Positions of the scores of largest size, rising.</param>
/// <param name="Disputed">Those of them that are not among the top bases of every other map, rising.</param>
public sealed record DisputedBases(IReadOnlyList<int> Top, IReadOnlyList<int> Disputed)
{
    /// <summary>Compares the maps of a sequence.</summary>
    /// <param name="row">The sequence with its maps.</param>
    /// <param name="top">How many bases with the largest scores are compared.</param>
    /// <returns>One entry a map, in their order.</returns>
    public static IReadOnlyList<DisputedBases> Of(ExplainedRow row, int top)
    {
        ArgumentNullException.ThrowIfNull(row);
        var known = new KnownPositions(row.Codes);
        var tops = row.Maps.Select(map => known.Largest(map, top)).ToList();
        return [.. tops.Select(own => new DisputedBases([.. own.Order()], [.. own.Where(position => !tops.TrueForAll(other => other.Contains(position))).Order()]))];
    }
}
