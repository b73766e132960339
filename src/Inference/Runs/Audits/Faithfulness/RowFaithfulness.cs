namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>The mutation experiment on one sequence. Lists are in the order of <see cref="FaithfulnessResult.Tracks"/>; maps whose target is not judged on the sequence have none (not a number).</summary>
/// <param name="Row">Its row in the run.</param>
/// <param name="Areas">The area above the curve, see <see cref="Evaluation.Faithfulness.MapFaithfulness.Area"/>; larger is more faithful.</param>
/// <param name="Gaps">What the output loses more by the map's bases than by as many random ones, at <see cref="FaithfulnessResult.GapLevel"/>, in units of the target.</param>
public sealed record RowFaithfulness(long Row, IReadOnlyList<float> Areas, IReadOnlyList<float> Gaps);
