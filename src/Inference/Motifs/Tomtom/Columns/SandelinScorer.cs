using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom.Columns;

/// <summary>2 - sum (q - t)^2 (Sandelin and Wasserman, Journal of Molecular Biology 2004).</summary>
internal sealed class SandelinScorer(TargetColumns targets) : ColumnScorer
{
    public override void Score(ReadOnlySpan<double> column, int sites, Span<double> scores)
    {
        for (var index = 0; index < targets.Stride; index += Vector<double>.Count)
            (new Vector<double>(2.0) - EuclideanScorer.SquaredDistance(targets, column, index)).CopyTo(scores[index..]);
    }
}
