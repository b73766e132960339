using CisLens.Shared.Data.Entities;

namespace CisLens.Inference.Runs.Audits.Examples;

/// <summary>A sequence that people show, how it was come upon, and where it stands among all.</summary>
/// <param name="Row">Place in the run.</param>
/// <param name="Id">Its name.</param>
/// <param name="Source">How it was come upon.</param>
/// <param name="Detail">The words searched for, the column sorted by, or the seed drawn with; may be empty.</param>
/// <param name="Percentiles">Its percentile by each measure, in their order; null where it has none.</param>
public sealed record ShownExample(long Row, string Id, SelectionSource Source, string Detail, IReadOnlyList<double?> Percentiles)
{
    /// <summary>Whether it is known how the sequence was chosen.</summary>
    public bool IsDisclosed => Source != SelectionSource.Direct;
}
