using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Motifs.Reviews;

/// <summary>What people of the project think of a finding.</summary>
/// <param name="Item">The finding's key.</param>
/// <param name="State">The verdict.</param>
/// <param name="Note">Why; may be empty.</param>
public sealed record MotifReview(string Item, MotifReviewState State, string Note)
{
    /// <summary>The name of who said so last; null where that is not known.</summary>
    public string? Person { get; init; }

    /// <summary>When (UTC); null while it is only being said.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
