namespace CisLens.Shared.Data.Entities;

/// <summary>A link with which one person can make an account, once. Only a hash of what is in the link is stored.</summary>
public sealed class InvitationEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>SHA-256 of the link's secret, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The address that the account will have; empty when the person chooses.</summary>
    public required string Email { get; set; }

    /// <summary>Whether the person becomes an administrator.</summary>
    public required bool IsAdministrator { get; set; }

    /// <summary>The project they become a member of; null for none.</summary>
    public string? ProjectId { get; set; }

    /// <summary>What they become there.</summary>
    public ProjectRole? Role { get; set; }

    /// <summary>Who invited.</summary>
    public required string InvitedById { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Until when it can be used (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used (UTC); null while it can be.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
