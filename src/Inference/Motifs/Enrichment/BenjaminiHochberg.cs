namespace CisLens.Inference.Motifs.Enrichment;

/// <summary>Adjusted p-values by Benjamini and Hochberg (Journal of the Royal Statistical Society B 1995).</summary>
public static class BenjaminiHochberg
{
    /// <summary>The smallest false discovery rate at which each would be reported: min over j >= i of min(1, m p_j / j), p sorted.</summary>
    /// <param name="pValues">In any order.</param>
    /// <returns>In the same order.</returns>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var order = Enumerable.Range(0, pValues.Count).OrderBy(index => pValues[index]).ToList();
        var adjusted = new double[pValues.Count];
        var smallest = 1.0;
        for (var rank = order.Count; rank >= 1; rank--)
            adjusted[order[rank - 1]] = smallest = Math.Min(smallest, pValues[order[rank - 1]] * order.Count / rank);
        return adjusted;
    }
}
