using CisLens.Inference.Evaluation.Annotations;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.External;

/// <summary>How the maps of a method lie over annotated regions. Intervals are over sequences.</summary>
/// <param name="Track">Method and target.</param>
/// <param name="Name">Which regions: a name of the file, or empty for all of them.</param>
/// <param name="Sequences">Sequences that were compared: annotated in part.</param>
/// <param name="Annotated">The share of their bases that is annotated.</param>
/// <param name="Overlap">The share of the highest-scoring bases that is annotated.</param>
/// <param name="Turned">The same for maps turned in a circle: what lengths alone give.</param>
/// <param name="AboveTurned">The share of sequences whose overlap is above 95 % of the turns; 5 % by chance.</param>
/// <param name="Contrast">High-scoring against low-scoring bases.</param>
public sealed record RegionTrack(
    TrackKey Track, string Name, int Sequences, double Annotated, Estimate Overlap, Estimate Turned, Estimate AboveTurned, HighLowContrast Contrast);
