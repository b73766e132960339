using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>The mutation experiment with the maps of one target.</summary>
/// <param name="Target">The target's index.</param>
/// <param name="Judged">On the sequences on which it is judged.</param>
/// <param name="Others">On sequences of other labels; null where there are none.</param>
/// <param name="Threshold">From which output on a sequence is called a member; null where that cannot be told.</param>
/// <param name="RandomMembers">How often a sequence of the class is still called a member when all of its bases are replaced at random; null without a threshold.</param>
public sealed record TargetFaithfulness(int Target, ClassFaithfulness Judged, ClassFaithfulness? Others, MemberThreshold? Threshold, Estimate? RandomMembers)
{
    /// <summary>The classes on which its maps were tried, that on which it is judged first. Where a run has several targets there is no other.</summary>
    public IEnumerable<ClassFaithfulness> Classes() => Others is { Maps.Count: > 0 } ? [Judged, Others] : [Judged];
}
