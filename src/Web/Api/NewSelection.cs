using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Api;

/// <summary>What was done with sequences of a run.</summary>
/// <param name="Rows">Their places in the run.</param>
/// <param name="Action">What was done.</param>
/// <param name="Source">How they were come upon.</param>
/// <param name="Detail">The words searched for, the column sorted by, or the seed drawn with; may be left out.</param>
public sealed record NewSelection(IReadOnlyList<long> Rows, SelectionAction Action, SelectionSource Source, string? Detail = null);
