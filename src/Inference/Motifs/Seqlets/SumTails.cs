using System.Numerics;
using System.Runtime.InteropServices;

namespace CisLens.Inference.Motifs.Seqlets;

/// <summary>
/// How likely the sum of k scores is to be as large as seen, for several k, when scores are drawn independently from their
/// histogram over all rows: the histogram is folded with itself k times.
/// </summary>
internal sealed class SumTails
{
    private readonly double _minimum;
    private readonly double _width;
    private readonly int _shortest;
    private readonly double[][] _tails;

    private SumTails(double minimum, double width, int shortest, double[][] tails) =>
        (_minimum, _width, _shortest, _tails) = (minimum, width, shortest, tails);

    /// <summary>Makes the tables.</summary>
    /// <param name="counts">Scores in each bin; bin i begins at minimum + i width.</param>
    /// <param name="minimum">The smallest score.</param>
    /// <param name="width">Width of a bin.</param>
    /// <param name="shortest">The smallest k.</param>
    /// <param name="longest">The largest k.</param>
    /// <param name="token">Checked between lengths.</param>
    public static SumTails Of(long[] counts, double minimum, double width, int shortest, int longest, CancellationToken token)
    {
        var total = (double)counts.Sum();
        double[] density = [.. counts.Select(count => count / total)];
        var folded = density;
        var tails = new double[longest - shortest + 1][];
        for (var length = 1; length <= longest; length++)
        {
            token.ThrowIfCancellationRequested();
            if (length > 1)
                folded = Fold(folded, density);
            if (length >= shortest)
                tails[length - shortest] = Tail(folded);
        }
        return new SumTails(minimum, width, shortest, tails);
    }

    /// <summary>The probability that <paramref name="length"/> scores add up to the sum's bin or more.</summary>
    public double At(int length, double sum)
    {
        var tail = _tails[length - _shortest];
        var bin = (int)Math.Floor((sum - (length * _minimum)) / _width);
        return tail[Math.Clamp(bin, 0, tail.Length - 1)];
    }

    private static double[] Fold(double[] folded, double[] density)
    {
        var result = new double[folded.Length + density.Length - 1];
        for (var shift = 0; shift < density.Length; shift++)
            if (density[shift] > 0)
                AddScaled(result.AsSpan(shift, folded.Length), folded, density[shift]);
        return result;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> values, double factor)
    {
        var scale = new Vector<double>(factor);
        var wide = MemoryMarshal.Cast<double, Vector<double>>(target);
        var added = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (var i = 0; i < added.Length; i++)
            wide[i] += added[i] * scale;
        for (var i = added.Length * Vector<double>.Count; i < values.Length; i++)
            target[i] += values[i] * factor;
    }

    /// <summary>The share above bin 0 less what each further bin holds, as tangermeme defines it.</summary>
    private static double[] Tail(double[] folded)
    {
        var tail = new double[folded.Length];
        tail[0] = 1;
        for (var bin = 1; bin < tail.Length; bin++)
            tail[bin] = Math.Max(tail[bin - 1] - folded[bin], 0);
        return tail;
    }
}
