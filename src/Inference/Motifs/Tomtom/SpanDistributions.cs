using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// Distributions of the summed bins of every span of query columns against random target columns, all spans of one length at a
/// time: each is the distribution one column shorter, convolved with the next column's.
/// </summary>
internal sealed class SpanDistributions : IDisposable
{
    // The convolution works on blocks of this many vectors and reads a highest bin before and a block behind each distribution.
    private const int BlockVectors = 8;
    private const int Before = ScoreTable.HighestBin;
    private static readonly int Block = BlockVectors * Vector<double>.Count;

    private readonly double[][] _frequencies;
    private readonly int _stride;
    private readonly double[] _masses;
    private readonly double[] _survival;

    public SpanDistributions(double[][] frequencies)
    {
        _frequencies = frequencies;
        _stride = Before + (ScoreTable.HighestBin * frequencies.Length) + 1 + Block;
        _masses = ArrayPool<double>.Shared.Rent(_stride * frequencies.Length);
        _survival = new double[(ScoreTable.HighestBin * frequencies.Length) + 1];
        for (var first = 0; first < frequencies.Length; first++)
        {
            var span = _masses.AsSpan(first * _stride, _stride);
            span.Clear();
            // A span of no columns has the sum 0.
            span[Before] = 1;
        }
    }

    /// <summary>Columns of each span; 0 before the first call of <see cref="Grow"/>.</summary>
    public int Length { get; private set; }

    /// <summary>The largest sum.</summary>
    public int Highest => ScoreTable.HighestBin * Length;

    /// <summary>Goes on to spans one column longer.</summary>
    public void Grow()
    {
        for (var first = 0; first + Length < _frequencies.Length; first++)
            Convolve(_masses.AsSpan(first * _stride, _stride), _frequencies[first + Length], Highest);
        Length++;
    }

    /// <summary>P(sum >= x) for x = 0 to <see cref="Highest"/>, summed from the top; valid until the next call.</summary>
    /// <param name="first">The span's first column.</param>
    public ReadOnlySpan<double> Survival(int first)
    {
        var masses = _masses.AsSpan((first * _stride) + Before, Highest + 1);
        var survival = _survival.AsSpan(0, masses.Length);
        var sum = 0.0;
        for (var score = masses.Length - 1; score >= 0; score--)
            survival[score] = sum += masses[score];
        return survival;
    }

    public void Dispose() => ArrayPool<double>.Shared.Return(_masses);

    /// <summary>In place, from the top down: what a sum becomes depends only on sums at and below it.</summary>
    private static void Convolve(Span<double> span, double[] frequencies, int highest)
    {
        var lowestBin = Array.FindIndex(frequencies, share => share > 0);
        var highestBin = Array.FindLastIndex(frequencies, share => share > 0);
        ref var masses = ref MemoryMarshal.GetReference(span);
        for (var start = Before + ((highest + highestBin) / Block * Block); start >= Before; start -= Block)
        {
            var (s0, s1, s2, s3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            var (s4, s5, s6, s7) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            for (var bin = lowestBin; bin <= highestBin; bin++)
            {
                var share = new Vector<double>(frequencies[bin]);
                var place = (nuint)(start - bin);
                s0 = Vector.FusedMultiplyAdd(Load(ref masses, place, 0), share, s0);
                s1 = Vector.FusedMultiplyAdd(Load(ref masses, place, 1), share, s1);
                s2 = Vector.FusedMultiplyAdd(Load(ref masses, place, 2), share, s2);
                s3 = Vector.FusedMultiplyAdd(Load(ref masses, place, 3), share, s3);
                s4 = Vector.FusedMultiplyAdd(Load(ref masses, place, 4), share, s4);
                s5 = Vector.FusedMultiplyAdd(Load(ref masses, place, 5), share, s5);
                s6 = Vector.FusedMultiplyAdd(Load(ref masses, place, 6), share, s6);
                s7 = Vector.FusedMultiplyAdd(Load(ref masses, place, 7), share, s7);
            }
            Store(s0, ref masses, start, 0);
            Store(s1, ref masses, start, 1);
            Store(s2, ref masses, start, 2);
            Store(s3, ref masses, start, 3);
            Store(s4, ref masses, start, 4);
            Store(s5, ref masses, start, 5);
            Store(s6, ref masses, start, 6);
            Store(s7, ref masses, start, 7);
        }
    }

    private static Vector<double> Load(ref double masses, nuint place, int vector) =>
        Vector.LoadUnsafe(ref masses, place + (nuint)(vector * Vector<double>.Count));

    private static void Store(Vector<double> sum, ref double masses, int place, int vector) =>
        sum.StoreUnsafe(ref masses, (nuint)(place + (vector * Vector<double>.Count)));
}
