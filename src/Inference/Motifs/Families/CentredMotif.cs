using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CisLens.Inference.Motifs.Families;

/// <summary>Probabilities minus a quarter, a vector a position, with what the similarity of parts needs.</summary>
internal sealed class CentredMotif
{
    private readonly Vector256<double>[] _columns;
    private readonly double[] _squares;

    public CentredMotif(Ppm ppm)
    {
        _columns = MemoryMarshal.Cast<double, Vector256<double>>(ppm.Values).ToArray();
        _squares = new double[_columns.Length + 1];
        for (var position = 0; position < _columns.Length; position++)
        {
            _columns[position] -= Vector256.Create(0.25);
            _squares[position + 1] = _squares[position] + Vector256.Dot(_columns[position], _columns[position]);
        }
    }

    public int Width => _columns.Length;

    /// <summary>
    /// The largest of correlation x overlap / (both widths - overlap) over the offsets with an overlap that is large enough;
    /// -1 to 1, 1 for equal motifs.
    /// </summary>
    public double Similarity(CentredMotif other, int minimumOverlap)
    {
        var least = Math.Min(minimumOverlap, Math.Min(Width, other.Width));
        var best = -1.0;
        for (var offset = least - Width; offset <= other.Width - least; offset++)
        {
            var start = Math.Max(0, -offset);
            var overlap = Math.Min(Width, other.Width - offset) - start;
            var share = (double)overlap / (Width + other.Width - overlap);
            // No correlation is above 1.
            if (share > best)
                best = Math.Max(best, share * Correlation(start, other, start + offset, overlap));
        }
        return best;
    }

    /// <summary>Pearson's correlation of all probabilities of two parts: the mean of each position is a quarter.</summary>
    private double Correlation(int start, CentredMotif other, int otherStart, int overlap)
    {
        var product = Vector256<double>.Zero;
        for (var position = 0; position < overlap; position++)
            product += _columns[start + position] * other._columns[otherStart + position];
        var length = Math.Sqrt((_squares[start + overlap] - _squares[start]) * (other._squares[otherStart + overlap] - other._squares[otherStart]));
        return length > 0 ? Vector256.Sum(product) / length : 0;
    }
}
