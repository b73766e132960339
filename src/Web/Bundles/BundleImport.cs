namespace CisLens.Web.Bundles;

/// <summary>A bundle that somebody sent and that becomes a run, as it stands in its file.</summary>
public sealed record BundleImport
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>What the person calls the file.</summary>
    public required string Name { get; init; }

    /// <summary>Who, by identifier.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who, by the name they had then.</summary>
    public required string Person { get; init; }

    /// <summary>When it was sent (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The identifier that the run has, or will have.</summary>
    public required string Run { get; init; }

    /// <summary>The set of sequences that is made for it; null where the project has it, and before that is known.</summary>
    public string? Set { get; init; }

    /// <summary>When it ended, however it ended (UTC).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed: one sentence for the user.</summary>
    public string? Failure { get; init; }
}
