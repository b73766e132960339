namespace CisLens.Shared.Data.Entities;

/// <summary>What people of a project think of a motif finding of a run; findings without one are unreviewed.</summary>
public sealed class MotifReviewEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The finding, by a key that the same run always gives it, e.g. <c>pattern/0/pos_patterns.pattern_0</c>.</summary>
    public required string Item { get; set; }

    /// <summary>The verdict.</summary>
    public required MotifReviewState State { get; set; }

    /// <summary>Why; may be empty.</summary>
    public required string Note { get; set; }

    /// <summary>Who changed it last; null where that is not known.</summary>
    public string? PersonId { get; set; }

    /// <summary>When it was changed last (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; set; }
}
