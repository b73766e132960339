namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>Four numbers that are not negative and add up to 1.</summary>
internal static class Simplex
{
    /// <summary>Replaces numbers by the nearest ones on the simplex (Duchi et al., ICML 2008).</summary>
    /// <param name="values">A few numbers.</param>
    public static void Project(Span<double> values)
    {
        Span<double> sorted = stackalloc double[values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        var (sum, shift) = (0.0, 0.0);
        for (var count = 1; count <= sorted.Length; count++)
        {
            var value = sorted[^count];
            sum += value;
            if (value - (sum - 1) / count <= 0)
                break;
            shift = (sum - 1) / count;
        }
        foreach (ref var value in values)
            value = Math.Max(0, value - shift);
    }
}
