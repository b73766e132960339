namespace CisLens.Inference.Runs.Motifs;

/// <summary>What became of the motifs of a discovery in the rows, without the instances, which are read row by row.</summary>
/// <param name="Summary">What was looked for, what stands together, at which distances.</param>
/// <param name="Unmatched">Strong stretches of attribution that no instance explains, the strongest first.</param>
/// <param name="Ignored">Good instances by sequence that contribute no more than ordinary windows, the best first.</param>
public sealed record InstanceReport(InstanceSummary Summary, IReadOnlyList<PlacedSeqlet> Unmatched, IReadOnlyList<PlacedInstance> Ignored)
{
    /// <summary>Entries of each list that are kept.</summary>
    public const int Most = 1000;
}
