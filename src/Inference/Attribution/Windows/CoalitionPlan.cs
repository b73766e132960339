using CisLens.Inference.Sequences;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Which sets of windows are evaluated, as [sets, windows] with 1 where a window is kept.</summary>
internal static class CoalitionPlan
{
    /// <summary>Whether so many samples suffice for every set of windows.</summary>
    public static bool Enumerates(int windows, int samples) => windows < 30 && 1 << windows <= samples;

    /// <summary>Every set: window w is kept in set s when bit w of s is 1. The first set is empty, the last one is full.</summary>
    public static byte[] All(int windows)
    {
        var plan = new byte[windows << windows];
        for (var set = 0; set < 1 << windows; set++)
            for (var window = 0; window < windows; window++)
                plan[set * windows + window] = (byte)(set >> window & 1);
        return plan;
    }

    /// <summary>The empty set, the full set, and pairs of a random set and the windows it lacks.</summary>
    /// <param name="windows">Number of windows, at least 2.</param>
    /// <param name="pairs">How many pairs.</param>
    /// <param name="random">Where the sets come from.</param>
    /// <param name="size">Draws how many windows a set keeps.</param>
    public static byte[] Pairs(int windows, int pairs, SeededRandom random, Func<SeededRandom, int> size)
    {
        var plan = new byte[(2 + 2 * pairs) * windows];
        plan.AsSpan(windows, windows).Fill(1);
        var order = Enumerable.Range(0, windows).ToArray();
        for (var pair = 0; pair < pairs; pair++)
        {
            var set = plan.AsSpan((2 + 2 * pair) * windows, windows);
            random.Shuffle<int>(order);
            foreach (var window in order.AsSpan(0, size(random)))
                set[window] = 1;
            for (var window = 0; window < windows; window++)
                plan[(3 + 2 * pair) * windows + window] = (byte)(1 - set[window]);
        }
        return plan;
    }
}
