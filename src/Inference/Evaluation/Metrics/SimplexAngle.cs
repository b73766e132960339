using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>
/// The angle between a gradient and the plane in which the four channels of a one-hot base add up to one (Majdandzic et al., Genome Biology
/// 2023): what points out of the plane is not determined by any data.
/// </summary>
public static class SimplexAngle
{
    /// <summary>The angle of one position: arcsin of |g_A + g_C + g_G + g_T| / (2 |g|).</summary>
    /// <param name="a">The derivative by the channel of A.</param>
    /// <param name="c">By that of C.</param>
    /// <param name="g">By that of G.</param>
    /// <param name="t">By that of T.</param>
    /// <returns>0 to 90 degrees; null where the gradient is 0.</returns>
    public static double? Degrees(double a, double c, double g, double t)
    {
        var size = Math.Sqrt((a * a) + (c * c) + (g * g) + (t * t));
        return size == 0 ? null : Math.Asin(Math.Min(1, Math.Abs(a + c + g + t) / (2 * size))) * 180 / Math.PI;
    }

    /// <summary>The median angle over the positions of a sequence.</summary>
    /// <param name="matrix">[4, length] in C order; positions where all four are 0 are left out.</param>
    /// <returns>In degrees; null where there is no position left.</returns>
    public static double? Median(ReadOnlySpan<float> matrix)
    {
        var (length, angles) = (matrix.Length / 4, new List<double>());
        for (var position = 0; position < length; position++)
            if (Degrees(matrix[position], matrix[length + position], matrix[(2 * length) + position], matrix[(3 * length) + position]) is { } angle)
                angles.Add(angle);
        angles.Sort();
        return angles.Count == 0 ? null : Quantiles.Of([.. angles], 0.5);
    }
}
