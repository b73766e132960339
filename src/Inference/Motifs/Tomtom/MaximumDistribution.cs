using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// P(maximum >= x) of independent alignment scores. Only survival functions are added up, S + s - S s, never 1 - cdf: matches of
/// identical motifs have p-values near 1e-60.
/// </summary>
internal sealed class MaximumDistribution
{
    // MEME keeps these p-values in single precision, which decides ties; smaller ones would lose digits.
    private const double SmallestSingle = 1.17549435e-38;

    private readonly double[] _survival;

    /// <summary>Of no alignment yet.</summary>
    /// <param name="width">Query columns.</param>
    public MaximumDistribution(int width)
        : this(new double[(ScoreTable.HighestBin * width) + 1])
    {
    }

    private MaximumDistribution(double[] survival) => _survival = survival;

    public MaximumDistribution Copy() => new((double[])_survival.Clone());

    /// <summary>Takes alignments of one distribution in.</summary>
    /// <param name="survival">P(sum >= x) of the overlap.</param>
    /// <param name="shift">Score of the columns outside the overlap.</param>
    /// <param name="times">How many such alignments.</param>
    public void Add(ReadOnlySpan<double> survival, int shift, int times)
    {
        // No score is below the shift.
        _survival.AsSpan(0, shift).Fill(1);
        var target = _survival.AsSpan(shift, survival.Length);
        for (var time = 0; time < times; time++)
            Add(target, survival);
    }

    /// <summary>The probability of a maximum as high as a score, or higher.</summary>
    public double PValue(int score) => _survival[score] < SmallestSingle ? _survival[score] : Math.Min(1, (float)_survival[score]);

    private static void Add(Span<double> target, ReadOnlySpan<double> survival)
    {
        var index = 0;
        for (; index + Vector<double>.Count <= target.Length; index += Vector<double>.Count)
        {
            var maximum = new Vector<double>(target[index..]);
            var one = new Vector<double>(survival[index..]);
            (maximum + (one * (Vector<double>.One - maximum))).CopyTo(target[index..]);
        }
        for (; index < target.Length; index++)
            target[index] += survival[index] * (1 - target[index]);
    }
}
