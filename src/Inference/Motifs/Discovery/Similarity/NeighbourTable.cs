using CisLens.Inference.Statistics;

namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>The nearest seqlets of each seqlet with their similarities, and which seqlets are worth clustering.</summary>
/// <param name="PerSeqlet">Neighbours of each seqlet.</param>
/// <param name="Neighbours">[seqlets x neighbours].</param>
/// <param name="Similarities">[seqlets x neighbours], continuous Jaccard.</param>
/// <param name="Kept">Seqlets whose two similarities agree; the others are left out.</param>
internal sealed record NeighbourTable(int PerSeqlet, int[] Neighbours, float[] Similarities, bool[] Kept)
{
    private const double LeastCorrelation = 0.15;

    /// <summary>Compares all seqlets.</summary>
    /// <param name="comparison">The seqlets.</param>
    /// <param name="filter">Whether seqlets are left out whose coarse and fine similarities to their neighbours correlate too little.</param>
    /// <param name="progress">Hears the share that is done.</param>
    /// <param name="token">Checked on the way.</param>
    public static NeighbourTable Of(SeqletComparison comparison, bool filter, Action<double> progress, CancellationToken token)
    {
        var each = comparison.Neighbours;
        var neighbours = new int[checked(comparison.Seqlets * each)];
        var similarities = new float[neighbours.Length];
        var kept = new bool[comparison.Seqlets];
        var done = 0;
        Parallel.For(0, comparison.Seqlets, new ParallelOptions { CancellationToken = token }, comparison.Scratch, (row, _, scratch) =>
        {
            var fine = similarities.AsSpan(row * each, each);
            comparison.Compare(row, scratch, neighbours.AsSpan(row * each, each), scratch.Coarse, fine);
            kept[row] = !filter || Correlation.Spearman(scratch.Coarse, fine) > LeastCorrelation;
            if (Interlocked.Increment(ref done) is var count && count % 64 == 0)
                progress((double)count / comparison.Seqlets);
            return scratch;
        }, _ => { });
        return new NeighbourTable(each, neighbours, similarities, kept);
    }
}
