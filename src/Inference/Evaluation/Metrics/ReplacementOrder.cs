namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>In which order places of a map are replaced, step by step.</summary>
public static class ReplacementOrder
{
    /// <summary>Largest score first; of equal scores the smaller place first.</summary>
    /// <param name="map">The scores; none may be NaN.</param>
    public static int[] Descending(ReadOnlySpan<float> map) => Sorted(map, -1);

    /// <summary>Smallest score first; of equal scores the smaller place first.</summary>
    /// <param name="map">The scores; none may be NaN.</param>
    public static int[] Ascending(ReadOnlySpan<float> map) => Sorted(map, 1);

    private static int[] Sorted(ReadOnlySpan<float> map, int sign)
    {
        var keys = new (float Score, int Place)[map.Length];
        for (var place = 0; place < keys.Length; place++)
            keys[place] = (float.IsNaN(map[place]) ? throw new ArgumentException($"The score at {place} is not a number.", nameof(map)) : sign * map[place], place);
        Array.Sort(keys);
        return [.. keys.Select(key => key.Place)];
    }
}
