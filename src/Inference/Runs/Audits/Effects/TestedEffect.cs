using CisLens.Inference.Experiments;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>The effect of a motif of a run on a target.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="Group">Index of the kind of backgrounds, see <see cref="EffectsResult.Groups"/>.</param>
/// <param name="Effect">The effect, in units of the target.</param>
public sealed record TestedEffect(TestedMotif Motif, int Group, MotifEffect Effect);
