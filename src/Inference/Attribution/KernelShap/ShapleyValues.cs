namespace CisLens.Inference.Attribution.KernelShap;

/// <summary>Shapley values from the values of all sets.</summary>
internal static class ShapleyValues
{
    /// <summary>phi[w] = sum over sets S without w of |S|! (W - |S| - 1)! / W! (v(S with w) - v(S)).</summary>
    /// <param name="windows">W, the number of windows.</param>
    /// <param name="value">The value of a set, whose bit w tells whether it holds window w.</param>
    public static double[] Of(int windows, Func<int, double> value)
    {
        var weights = Weights(windows);
        var shares = new double[windows];
        for (var set = 0; set < 1 << windows; set++)
        {
            var size = System.Numerics.BitOperations.PopCount((uint)set);
            for (var window = 0; window < windows; window++)
                shares[window] += (set >> window & 1) == 1
                    ? weights[size - 1] * value(set)
                    : -weights[size] * value(set);
        }
        return shares;
    }

    // weights[s] = s! (W - s - 1)! / W! = 1 / (W binomial(W - 1, s)); the last entry stands beside the full set and is not used.
    private static double[] Weights(int windows)
    {
        var weights = new double[windows + 1];
        weights[0] = 1.0 / windows;
        for (var size = 1; size < windows; size++)
            weights[size] = weights[size - 1] * size / (windows - size);
        return weights;
    }
}
