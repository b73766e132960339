namespace CisLens.Shared.Data.Entities;

/// <summary>
/// That somebody did something. Lines are only ever added: the database itself refuses to change or remove one, so they
/// name people and things in words and outlive them.
/// </summary>
public sealed class ActivityEntity
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Who, by identifier; <c>local</c> in single-user mode.</summary>
    public required string PersonId { get; set; }

    /// <summary>Who, by the name they had then.</summary>
    public required string Person { get; set; }

    /// <summary>In which project; null for what concerns the whole portal.</summary>
    public string? ProjectId { get; set; }

    /// <summary>What was done, e.g. <c>added a member</c>.</summary>
    public required string Action { get; set; }

    /// <summary>On what, in words.</summary>
    public required string Subject { get; set; }
}
