using CisLens.Inference.Sequences;

namespace CisLens.Inference.Runs.Audits.Examples;

/// <summary>The sequences that a run shows beside chosen ones: drawn from all of its rows by its seed alone, so that nobody can draw until the panel is pretty.</summary>
public static class RandomPanel
{
    /// <summary>Sequences of a panel.</summary>
    public const int Size = 12;

    // Keeps these draws apart from those that other tests make for rows 0, 1, 2 … of the same seed.
    private const long Item = long.MaxValue;

    /// <summary>Draws the panel.</summary>
    /// <param name="rows">Rows of the run.</param>
    /// <param name="seed">The run's seed.</param>
    /// <returns>Different rows, in the order in which they were drawn; all of them where there are no more than <see cref="Size"/>.</returns>
    public static IReadOnlyList<long> Of(long rows, long seed)
    {
        var random = SeededRandom.ForItem(seed, Item);
        var drawn = new List<long>(Size);
        while (drawn.Count < Math.Min(Size, rows))
        {
            long row = random.Next((int)rows);
            if (!drawn.Contains(row))
                drawn.Add(row);
        }
        return drawn;
    }
}
