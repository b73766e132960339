using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Selections;

/// <summary>How a sequence was come upon.</summary>
/// <param name="Source">By what.</param>
/// <param name="Detail">The words searched for, the column sorted by, or the seed drawn with; may be empty.</param>
public sealed record SelectionReason(SelectionSource Source, string Detail = "")
{
    /// <summary>Nothing is known.</summary>
    public static SelectionReason Unknown { get; } = new(SelectionSource.Direct);
}
