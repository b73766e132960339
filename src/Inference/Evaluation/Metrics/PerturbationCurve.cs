namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>
/// Deletion and insertion curves (Samek et al. 2017; Petsiuk et al. 2018): places are replaced by a fill in the order of a map, the best
/// first, or put back into an input that holds nothing but the fill. A map that finds what the output rests on makes the deletion curve
/// fall, and the insertion curve rise, early.
/// </summary>
public static class PerturbationCurve
{
    /// <summary>The inputs along a curve.</summary>
    /// <param name="from">The input at its start: the sequence for deletion, all fill for insertion.</param>
    /// <param name="to">The input at its end.</param>
    /// <param name="order">Groups of cells of these inputs, in the order in which they pass from one to the other.</param>
    /// <param name="perStep">Groups in a step; the last step takes what is left.</param>
    /// <returns>The input at the start and after each step.</returns>
    public static IReadOnlyList<float[]> Inputs(ReadOnlySpan<float> from, ReadOnlySpan<float> to, IReadOnlyList<int[]> order, int perStep)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfLessThan(perStep, 1);
        var inputs = new List<float[]> { from.ToArray() };
        for (var done = 0; done < order.Count; done += perStep)
        {
            var next = (float[])inputs[^1].Clone();
            foreach (var group in order.Skip(done).Take(perStep))
                foreach (var cell in group)
                    next[cell] = to[cell];
            inputs.Add(next);
        }
        return inputs;
    }

    /// <summary>The four cells of each position of a one-hot array [4, L].</summary>
    /// <param name="positions">Positions in order.</param>
    /// <param name="length">L.</param>
    public static IReadOnlyList<int[]> Columns(IEnumerable<int> positions, int length) =>
        [.. positions.Select(position => new[] { position, length + position, (2 * length) + position, (3 * length) + position })];

    /// <summary>The area under a curve by the trapezoid rule.</summary>
    /// <param name="x">Where the curve was measured, ascending.</param>
    /// <param name="y">Its values, in units of the target.</param>
    /// <returns>In units of x times units of the target.</returns>
    public static double Area(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"The curve has {x.Length} places but {y.Length} values.", nameof(y));
        var area = 0.0;
        for (var i = 1; i < x.Length; i++)
            area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        return area;
    }
}
