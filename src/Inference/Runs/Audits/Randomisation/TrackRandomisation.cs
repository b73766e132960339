using CisLens.Inference.Evaluation.Randomisation;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Randomisation;

/// <summary>What became of the maps of one method and target when the model was randomised.</summary>
/// <param name="Track">Method and target.</param>
/// <param name="Rows">The sequences of the sample, by their places in the run.</param>
/// <param name="Plain">Maps as they are, at each depth.</param>
/// <param name="Averaged">Maps averaged over changed copies of each sequence, all layers random; null where that was switched off.</param>
public sealed record TrackRandomisation(TrackKey Track, IReadOnlyList<long> Rows, RandomisationOutputs Plain, RandomisationOutputs? Averaged);
