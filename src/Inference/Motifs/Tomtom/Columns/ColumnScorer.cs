namespace CisLens.Inference.Motifs.Tomtom.Columns;

/// <summary>Compares a query column with all target columns.</summary>
internal abstract class ColumnScorer
{
    /// <summary>Writes the score of each target column, [stride]; higher is better.</summary>
    public abstract void Score(ReadOnlySpan<double> column, int sites, Span<double> scores);

    public static ColumnScorer Create(ColumnScore score, TargetColumns targets, Background background) => score switch
    {
        ColumnScore.Euclidean => new EuclideanScorer(targets),
        ColumnScore.Pearson => new PearsonScorer(targets),
        ColumnScore.Sandelin => new SandelinScorer(targets),
        ColumnScore.Kullback => new KullbackScorer(targets),
        ColumnScore.Allr => new AllrScorer(targets, background),
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };
}
