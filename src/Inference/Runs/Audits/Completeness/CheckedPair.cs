namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>A pair of a sequence and a reference that was computed again in float64.</summary>
/// <param name="Row">The sequence's place in the run.</param>
/// <param name="Replica">The replica; null where there is one.</param>
/// <param name="Pair">The number of the pair among those of the sequence, from 0.</param>
/// <param name="Error">|sum of contributions - (f(x) - f(reference))| in float32, in units of the target.</param>
/// <param name="DoubleError">The same in float64.</param>
/// <param name="Layer">In float64 the layer that loses most of the change; null where it is rounding alone, and for methods that send nothing through layers.</param>
public sealed record CheckedPair(long Row, string? Replica, int Pair, double Error, double DoubleError, string? Layer);
