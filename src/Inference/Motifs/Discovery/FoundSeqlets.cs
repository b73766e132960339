namespace CisLens.Inference.Motifs.Discovery;

/// <summary>The seqlets of all rows, in the order in which they were found, and the thresholds behind them.</summary>
/// <param name="Thresholds">From which sums on windows count.</param>
/// <param name="Positive">Seqlets whose core raises the output, flanks included in their positions; their contribution is the core's.</param>
/// <param name="Negative">Seqlets whose core lowers the output.</param>
/// <param name="Dropped">Seqlets whose core does neither enough.</param>
public sealed record FoundSeqlets(SeqletThresholds Thresholds, IReadOnlyList<Seqlet> Positive, IReadOnlyList<Seqlet> Negative, IReadOnlyList<Seqlet> Dropped)
{
    /// <summary>How many seqlets were found.</summary>
    public int Count => Positive.Count + Negative.Count + Dropped.Count;
}
