using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>What window sums would be by chance: two exponential tails around the mode of all sums, fitted so that both lie inside the observed ones.</summary>
/// <param name="Mode">μ, where the sums are densest.</param>
/// <param name="PositiveRate">λ of the tail above the mode.</param>
/// <param name="NegativeRate">λ of the tail below it.</param>
/// <param name="PositiveShare">Share of the sums at or above the mode.</param>
public sealed record LaplaceNull(double Mode, double PositiveRate, double NegativeRate, double PositiveShare)
{
    private const int Bins = 1000;

    /// <summary>Fits the tails.</summary>
    /// <param name="sorted">All sums in rising order.</param>
    internal static LaplaceNull Fit(ReadOnlySpan<double> sorted)
    {
        var mode = DensestBin(Between(sorted, DensestBin(sorted)));
        var centre = (mode.Low + mode.High) / 2;
        var from = FirstAtLeast(sorted, centre);
        var upTo = FirstAbove(sorted, centre);
        var above = sorted[from..];
        var below = sorted[..upTo];
        double positive = 0, negative = 0;
        for (var percent = 5; percent <= 95; percent += 5)
        {
            var reach = -Math.Log(1 - (percent / 100.0));
            positive = Math.Max(positive, Rate(reach, above.IsEmpty ? 0 : Quantile(above, percent / 100.0) - centre));
            negative = Math.Max(negative, Rate(reach, below.IsEmpty ? 0 : centre - Quantile(below, 1 - (percent / 100.0))));
        }
        return new LaplaceNull(centre, positive, negative, (double)above.Length / (above.Length + below.Length));
    }

    /// <summary>Draws sums.</summary>
    internal double[] Draw(int count, SeededRandom random)
    {
        var drawn = new double[count];
        for (var index = 0; index < count; index++)
        {
            var positive = random.NextDouble() < PositiveShare;
            var distance = -Math.Log(1 - random.NextDouble());
            drawn[index] = positive ? Mode + Scaled(distance, PositiveRate) : Mode - Scaled(distance, NegativeRate);
        }
        return drawn;
    }

    /// <summary>The value below which a share of sorted values lies, between neighbours by line, as NumPy computes percentiles.</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var lower = Math.Min((int)place, sorted.Length - 1);
        var upper = Math.Min(lower + 1, sorted.Length - 1);
        return sorted[lower] + ((place - lower) * (sorted[upper] - sorted[lower]));
    }

    /// <summary>How many sorted values are below a limit.</summary>
    internal static int FirstAtLeast(ReadOnlySpan<double> sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < limit)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static int FirstAbove(ReadOnlySpan<double> sorted, double limit)
    {
        var first = FirstAtLeast(sorted, limit);
        while (first < sorted.Length && sorted[first] <= limit)
            first++;
        return first;
    }

    // A tail without extent has no rate; nothing is drawn from it but the mode itself.
    private static double Rate(double reach, double distance) => distance > 0 ? reach / distance : 0;

    private static double Scaled(double distance, double rate) => rate > 0 ? distance / rate : 0;

    private static ReadOnlySpan<double> Between(ReadOnlySpan<double> sorted, (double Low, double High) bin) =>
        sorted[FirstAtLeast(sorted, bin.Low)..FirstAbove(sorted, bin.High)];

    private static (double Low, double High) DensestBin(ReadOnlySpan<double> sorted)
    {
        double low = sorted[0], high = sorted[^1];
        if (high <= low)
            return (low, high);
        var step = (high - low) / Bins;
        int best = 0, most = -1, from = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var upTo = bin == Bins - 1 ? sorted.Length : FirstAtLeast(sorted, low + ((bin + 1) * step));
            if (upTo - from > most)
                (best, most) = (bin, upTo - from);
            from = upTo;
        }
        return (low + (best * step), best == Bins - 1 ? high : low + ((best + 1) * step));
    }
}
