namespace CisLens.Inference.Motifs.Instances;

/// <summary>
/// How strong the windows of one width are: the sizes of the sums of contributions over windows that hold known bases only, in all
/// rows, or in rows spread evenly where there are more windows than are kept.
/// </summary>
internal sealed class WindowNull
{
    /// <summary>Windows that are kept of each width.</summary>
    public const int Most = 250_000;

    private readonly float[] _sizes;

    private WindowNull(float[] sizes) => _sizes = sizes;

    /// <summary>How many windows there are.</summary>
    public int Windows => _sizes.Length;

    public static WindowNull Of(BaseScores track, int width)
    {
        var rows = (int)Math.Clamp(Most / Math.Max(1, track.Length - width + 1), 1, Math.Max(1, track.Rows));
        var sizes = new List<float>();
        for (var index = 0; index < Math.Min(rows, track.Rows); index++)
            Add(track, (int)((long)index * track.Rows / rows), width, sizes);
        var sorted = sizes.ToArray();
        Array.Sort(sorted);
        return new WindowNull(sorted);
    }

    /// <summary>Share of the windows, in percent, that are no stronger.</summary>
    public double Percentile(double sum)
    {
        var size = (float)Math.Abs(sum);
        var (low, high) = (0, _sizes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sizes[middle] <= size ? (middle + 1, high) : (low, middle);
        }
        return _sizes.Length == 0 ? 0 : 100.0 * low / _sizes.Length;
    }

    private static void Add(BaseScores track, int row, int width, List<float> sizes)
    {
        var bases = track.Bases(row);
        var scores = track.Scores(row);
        for (var start = 0; start + width <= scores.Length; start++)
            if (!bases.Slice(start, width).Contains(ContributionSet.Unknown))
                sizes.Add((float)Math.Abs(Sum(scores.Slice(start, width))));
    }

    /// <summary>The sum of contributions; the same way wherever windows are compared, so that equal ones are equal.</summary>
    public static double Sum(ReadOnlySpan<float> scores)
    {
        var sum = 0.0;
        foreach (var score in scores)
            sum += score;
        return sum;
    }
}
