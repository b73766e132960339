using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>A piece of a test that looks at each map by itself: one map of some sequences.</summary>
/// <param name="Track">The map.</param>
/// <param name="Number">The number of the block among those of its map.</param>
/// <param name="Rows">The sequences' places in the run.</param>
public sealed record TrackBlock(TrackKey Track, int Number, IReadOnlyList<int> Rows);
