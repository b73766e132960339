namespace CisLens.Shared.Data.Entities;

/// <summary>A link with which whoever has it can read one run, until it expires. Only a hash of what is in the link is stored.</summary>
public sealed class ShareLinkEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>SHA-256 of the link's secret, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>For whom it was made, in words; may be empty.</summary>
    public required string Name { get; set; }

    /// <summary>Who made it, by identifier.</summary>
    public required string PersonId { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Until when it opens the run (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last used (UTC); null while it never was.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
