namespace CisLens.Shared.Data.Entities;

/// <summary>One browser in which a person is signed in; without the row its cookie is worth nothing.</summary>
public sealed class SessionEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The person.</summary>
    public required string PersonId { get; set; }

    /// <summary>Which browser on which system, as it calls itself.</summary>
    public required string Client { get; set; }

    /// <summary>Whether it outlives the browser's window.</summary>
    public required bool IsKept { get; set; }

    /// <summary>When they signed in (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was used last, to within minutes (UTC).</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When it ends unless it is used before (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
}
