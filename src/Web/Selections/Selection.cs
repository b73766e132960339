using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Selections;

/// <summary>What was done with a sequence of a run, and how it was come upon.</summary>
/// <param name="Row">Its place in the run.</param>
/// <param name="Action">What was done.</param>
/// <param name="Source">How it was come upon.</param>
/// <param name="Detail">The words searched for, the column sorted by, or the seed drawn with; may be empty.</param>
/// <param name="At">When (UTC).</param>
public sealed record Selection(long Row, SelectionAction Action, SelectionSource Source, string Detail, DateTimeOffset At)
{
    /// <summary>The name of who did it; null where that is not known.</summary>
    public string? Person { get; init; }
}
