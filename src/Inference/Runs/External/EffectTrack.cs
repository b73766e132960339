using CisLens.Inference.Evaluation.MeasuredEffects;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.External;

/// <summary>How a map agrees with the measured effects of an element.</summary>
/// <param name="Track">Method and target.</param>
/// <param name="Element">The element's name, as the table has it.</param>
/// <param name="Row">The sequence's place in the run.</param>
/// <param name="Agreement">The correlations, with intervals over positions.</param>
public sealed record EffectTrack(TrackKey Track, string Element, long Row, EffectAgreement Agreement);
