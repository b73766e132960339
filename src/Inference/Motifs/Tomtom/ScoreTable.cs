using System.Buffers;
using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// Scores of all query columns against all target columns, in bins of equal width from 0 to 100. In complete scoring the median
/// of each query column is taken off first, so that the score of a column that overlaps nothing, 0, is
/// "as good as a typical target column".
/// </summary>
internal sealed class ScoreTable : IDisposable
{
    /// <summary>The highest bin.</summary>
    public const int HighestBin = 100;

    private readonly int _stride;
    private readonly short[] _bins;

    public ScoreTable(TomtomMotif query, TomtomDatabase database)
    {
        var columns = database.Columns;
        (Width, _stride) = (query.Width, columns.Stride);
        _bins = ArrayPool<short>.Shared.Rent((Width * _stride) + Vector<short>.Count);
        Frequencies = new double[Width][];
        var scores = ArrayPool<double>.Shared.Rent(Width * _stride);
        var shifts = new double[Width];
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var position = 0; position < Width; position++)
        {
            var row = scores.AsSpan(position * _stride, _stride);
            database.Scorer.Score(query.Column(position), query.Sites, row);
            var (low, high) = Extremes(row);
            if (database.Options.Complete)
                shifts[position] = MiddleScore.Of(row[..columns.Count], low, high, _bins.AsSpan(position * _stride, columns.Count));
            lowest = Math.Min(lowest, low - shifts[position]);
            highest = Math.Max(highest, high - shifts[position]);
        }
        // Both are whole numbers so that the score 0 falls on a bin exactly.
        var offset = Math.Floor(lowest == highest ? highest - 1 : lowest);
        var scale = Math.Floor(HighestBin / (highest - offset));
        Unaligned = database.Options.Complete ? (int)(-offset * scale) : 0;
        Span<int> counts = stackalloc int[HighestBin + 1];
        for (var position = 0; position < Width; position++)
        {
            var bins = _bins.AsSpan(position * _stride, _stride);
            // Halves away from zero: no score lies below the offset.
            Cells.Of(scores.AsSpan(position * _stride, _stride), shifts[position], offset, scale, 0.5, bins);
            Cells.Count(bins[..columns.Count], counts);
            Frequencies[position] = new double[counts.Length];
            for (var bin = 0; bin < counts.Length; bin++)
                Frequencies[position][bin] = (double)counts[bin] / columns.Count;
        }
        ArrayPool<double>.Shared.Return(scores);
    }

    /// <summary>Number of query columns.</summary>
    public int Width { get; }

    /// <summary>Bin of a query column that overlaps nothing; 0 where only the overlap counts.</summary>
    public int Unaligned { get; }

    /// <summary>[width][101]: share of the target columns in each bin.</summary>
    public double[][] Frequencies { get; }

    /// <summary>Where the row of a query column begins in <see cref="Bins"/>.</summary>
    public int Row(int position) => position * _stride;

    /// <summary>[width x stride]: the bins; whole vectors can be read from the place of any target column.</summary>
    public ReadOnlySpan<short> Bins => _bins;

    public void Dispose() => ArrayPool<short>.Shared.Return(_bins);

    private static (double Low, double High) Extremes(ReadOnlySpan<double> row)
    {
        var low = new Vector<double>(row);
        var high = low;
        for (var index = Vector<double>.Count; index < row.Length; index += Vector<double>.Count)
        {
            var values = new Vector<double>(row[index..]);
            low = Vector.MinNative(low, values);
            high = Vector.MaxNative(high, values);
        }
        var (lowest, highest) = (low[0], high[0]);
        for (var lane = 1; lane < Vector<double>.Count; lane++)
            (lowest, highest) = (Math.Min(lowest, low[lane]), Math.Max(highest, high[lane]));
        return (lowest, highest);
    }
}
