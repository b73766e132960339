using CisLens.Inference.Training;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>One target on the sequences with a motif.</summary>
/// <param name="Target">The target's index in the run.</param>
/// <param name="Motif">The motif; null where there is none for the target.</param>
/// <param name="Reason">Why nothing could be judged; null where it could.</param>
/// <param name="Area">How well the output tells sequences with the motif from others: area under the ROC curve; null where that could not be measured.</param>
/// <param name="Rows">The run's rows that were judged; empty for sequences that are not the run's.</param>
/// <param name="Maps">One a method.</param>
internal sealed record TruthTask(int Target, string? Motif, string? Reason, Interval? Area, IReadOnlyList<long> Rows, IReadOnlyList<TruthMap> Maps)
{
    /// <summary>The lower end of the area from which an output knows its motif: what gate G1 asks of a model.</summary>
    public const double LearntArea = 0.8;

    public static TruthTask NotRun(int target, string reason, string? motif = null, Interval? area = null) => new(target, motif, reason, area, [], []);
}
