using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom.Columns;

/// <summary>-sqrt(sum (q - t)^2).</summary>
internal sealed class EuclideanScorer(TargetColumns targets) : ColumnScorer
{
    public override void Score(ReadOnlySpan<double> column, int sites, Span<double> scores)
    {
        for (var index = 0; index < targets.Stride; index += Vector<double>.Count)
            (-Vector.SquareRoot(SquaredDistance(targets, column, index))).CopyTo(scores[index..]);
    }

    /// <summary>sum (q - t)^2 of some columns.</summary>
    public static Vector<double> SquaredDistance(TargetColumns targets, ReadOnlySpan<double> column, int index)
    {
        var a = new Vector<double>(targets.Letters[0], index) - new Vector<double>(column[0]);
        var c = new Vector<double>(targets.Letters[1], index) - new Vector<double>(column[1]);
        var g = new Vector<double>(targets.Letters[2], index) - new Vector<double>(column[2]);
        var t = new Vector<double>(targets.Letters[3], index) - new Vector<double>(column[3]);
        return (a * a) + (c * c) + (g * g) + (t * t);
    }
}
