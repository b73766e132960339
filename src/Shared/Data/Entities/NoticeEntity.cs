namespace CisLens.Shared.Data.Entities;

/// <summary>What a person is told, e.g. that their run is done.</summary>
public sealed class NoticeEntity
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>Who is told; <c>local</c> in single-user mode.</summary>
    public required string PersonId { get; set; }

    /// <summary>One sentence.</summary>
    public required string Text { get; set; }

    /// <summary>What it says that holds for a while, e.g. that a quota is reached; one person is told of it once until it is taken away here. Null for what happened.</summary>
    public string? Subject { get; set; }

    /// <summary>The page it is about, relative to the portal's root; may be empty.</summary>
    public required string Address { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>When it was seen (UTC); null until then.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it was sent by mail (UTC); null until then, and for what is not sent.</summary>
    public DateTimeOffset? MailedAt { get; set; }
}
