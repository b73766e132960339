using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>How far the contributions of one method and target miss what they should add up to.</summary>
/// <param name="Track">Method and target.</param>
/// <param name="Rows">The sequences of the sample, by their places in the run.</param>
/// <param name="Errors">[sequences][pairs, of all replicas]: |sum of contributions - (f(x) - f(reference))|, in units of the target.</param>
/// <param name="Relative">The same relative to |f(x) - f(reference)|, see <see cref="Attribution.References.Completeness"/>; empty for methods whose pairs are not those of one output.</param>
/// <param name="Checked">The worst pairs of each piece, computed again in float64.</param>
public sealed record TrackCompleteness(
    TrackKey Track, IReadOnlyList<long> Rows, IReadOnlyList<double[]> Errors, IReadOnlyList<double[]> Relative, IReadOnlyList<CheckedPair> Checked);
