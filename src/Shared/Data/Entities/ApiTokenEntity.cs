namespace CisLens.Shared.Data.Entities;

/// <summary>With what a script acts for a person. Only a hash is stored.</summary>
public sealed class ApiTokenEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The person.</summary>
    public required string PersonId { get; set; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; set; }

    /// <summary>Its first characters, by which a person recognises it.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the whole token, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>What it may do of what the person may.</summary>
    public required ApiScopes Scopes { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it ends (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used last, to within minutes (UTC).</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
