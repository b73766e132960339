using CisLens.Inference.Sequences;

namespace CisLens.Inference.Attribution.ShapleySampling;

/// <summary>Random orders of windows, each followed by its reverse, and the sets of windows that they pass through.</summary>
internal static class OrderPlan
{
    /// <summary>Draws the orders: [2 pairs][windows].</summary>
    public static int[][] Draw(int windows, int pairs, SeededRandom random)
    {
        var orders = new int[2 * pairs][];
        for (var pair = 0; pair < pairs; pair++)
        {
            var order = Enumerable.Range(0, windows).ToArray();
            random.Shuffle<int>(order);
            (orders[2 * pair], orders[2 * pair + 1]) = (order, [.. order.Reverse()]);
        }
        return orders;
    }

    /// <summary>The empty set, the full set, and for each order the sets after its first window, its second, ... but the last.</summary>
    public static byte[] Sets(int[][] orders, int windows)
    {
        var plan = new byte[(2 + orders.Length * (windows - 1)) * windows];
        plan.AsSpan(windows, windows).Fill(1);
        var set = new byte[windows];
        var place = 2;
        foreach (var order in orders)
        {
            Array.Clear(set);
            foreach (var window in order.AsSpan(0, windows - 1))
            {
                set[window] = 1;
                set.CopyTo(plan.AsSpan(place++ * windows));
            }
        }
        return plan;
    }

    /// <summary>Each pair's estimate of the shares: [pairs][windows].</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="windows">Number of windows.</param>
    /// <param name="values">The values of the sets of <see cref="Sets"/>.</param>
    public static double[][] Estimates(int[][] orders, int windows, double[] values)
    {
        var estimates = new double[orders.Length / 2][];
        for (var number = 0; number < orders.Length; number++)
        {
            var shares = estimates[number / 2] ??= new double[windows];
            var before = values[0];
            for (var step = 0; step < windows; step++)
            {
                var after = step == windows - 1 ? values[1] : values[2 + number * (windows - 1) + step];
                shares[orders[number][step]] += (after - before) / 2;
                before = after;
            }
        }
        return estimates;
    }
}
