namespace CisLens.Shared.Data.Entities;

/// <summary>What somebody says of a place in a run: of the run itself, of a base, of a motif, or of a rule of its audit.</summary>
public sealed class CommentEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The place, by a key that the same run always gives it, e.g. <c>rule/7</c>; empty for the run itself.</summary>
    public required string Place { get; set; }

    /// <summary>The comment that it answers; null for those that begin a conversation.</summary>
    public string? AnswersId { get; set; }

    /// <summary>Who, by identifier.</summary>
    public required string PersonId { get; set; }

    /// <summary>Who, by the name they had then.</summary>
    public required string Person { get; set; }

    /// <summary>The words, as they were typed.</summary>
    public required string Text { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>When the words were changed last (UTC); null while they never were.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>When the conversation was marked as settled (UTC); null while it is open, and for answers.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
