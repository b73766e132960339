using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom.Columns;

/// <summary>sum (q - 1/4)(t - 1/4) / sqrt(sum (q - 1/4)^2 sum (t - 1/4)^2); 0 where a column is uniform.</summary>
internal sealed class PearsonScorer : ColumnScorer
{
    private readonly double[][] _deviations;
    private readonly double[] _squares;

    public PearsonScorer(TargetColumns targets)
    {
        _deviations = targets.Map((share, _) => share - 0.25);
        _squares = new double[targets.Stride];
        foreach (var row in _deviations)
            for (var index = 0; index < row.Length; index++)
                _squares[index] += row[index] * row[index];
    }

    public override void Score(ReadOnlySpan<double> column, int sites, Span<double> scores)
    {
        var (a, c, g, t) = (column[0] - 0.25, column[1] - 0.25, column[2] - 0.25, column[3] - 0.25);
        var square = new Vector<double>((a * a) + (c * c) + (g * g) + (t * t));
        for (var index = 0; index < _squares.Length; index += Vector<double>.Count)
        {
            var product = (a * new Vector<double>(_deviations[0], index)) + (c * new Vector<double>(_deviations[1], index))
                + (g * new Vector<double>(_deviations[2], index)) + (t * new Vector<double>(_deviations[3], index));
            var length = Vector.SquareRoot(square * new Vector<double>(_squares, index));
            Vector.ConditionalSelect(Vector.GreaterThan(length, Vector<double>.Zero), product / length, Vector<double>.Zero).CopyTo(scores[index..]);
        }
    }
}
