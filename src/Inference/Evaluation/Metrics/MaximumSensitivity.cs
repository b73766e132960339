namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>
/// Maximum sensitivity (Yeh et al., NeurIPS 2019): the largest ||a(x) - a(x')|| / ||a(x)|| over slightly changed inputs x', with the
/// Euclidean norm over the whole map. 0 is most stable.
/// </summary>
public static class MaximumSensitivity
{
    /// <summary>Computes it.</summary>
    /// <param name="map">a(x).</param>
    /// <param name="changed">a(x') of each changed input.</param>
    /// <returns>Infinite where a(x) is 0 everywhere and another map is not.</returns>
    public static double Of(ReadOnlySpan<float> map, IEnumerable<float[]> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var norm = Norm(map, []);
        var largest = 0.0;
        foreach (var other in changed)
            if (Norm(map, other) is > 0 and var distance)
                largest = Math.Max(largest, distance / norm);
        return largest;
    }

    private static double Norm(ReadOnlySpan<float> map, ReadOnlySpan<float> other)
    {
        var sum = 0.0;
        for (var i = 0; i < map.Length; i++)
        {
            var difference = (double)map[i] - (other.IsEmpty ? 0 : other[i]);
            sum += difference * difference;
        }
        return Math.Sqrt(sum);
    }
}
