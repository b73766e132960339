using CisLens.Shared;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>Sums of the contributions in windows of one width at every start.</summary>
internal sealed class WindowSums
{
    private WindowSums(int perRow, double[] values) => (PerRow, Values) = (perRow, values);

    /// <summary>Windows of a row.</summary>
    public int PerRow { get; }

    /// <summary>[rows x windows].</summary>
    public double[] Values { get; }

    /// <summary>The sums of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * PerRow, PerRow);

    /// <summary>Computes them.</summary>
    /// <exception cref="InputException">There are more windows than fit in an array.</exception>
    public static WindowSums Of(ContributionCrop crop, int size, CancellationToken token)
    {
        var perRow = crop.Length - size + 1;
        if ((long)perRow * crop.Set.Rows > Array.MaxLength)
            throw new InputException($"{crop.Set.Rows:N0} sequences of {crop.Length:N0} positions are too many for discovery at once: take a narrower window or fewer sequences.");
        var values = new double[perRow * crop.Set.Rows];
        Parallel.For(0, crop.Set.Rows, new ParallelOptions { CancellationToken = token }, () => new float[crop.Length], (row, _, track) =>
        {
            crop.Contributions(row, track);
            Slide(track, size, values.AsSpan(row * perRow, perRow));
            return track;
        }, _ => { });
        return new WindowSums(perRow, values);
    }

    // Differences of running sums in single precision, taken in double, as the reference computes them: where sums tie for the
    // fullest bin of the null distribution, the last bit decides.
    private static void Slide(ReadOnlySpan<float> track, int size, Span<double> sums)
    {
        Span<float> running = new float[track.Length + 1];
        for (var position = 0; position < track.Length; position++)
            running[position + 1] = running[position] + track[position];
        for (var start = 0; start < sums.Length; start++)
            sums[start] = (double)running[start + size] - running[start];
    }
}
