namespace CisLens.Shared.Runs;

/// <summary>A run in a list.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="ProjectId">The project that owns it.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Failure">Why it failed: one sentence; null when it did not.</param>
/// <param name="FailureLogId">The id under which the details are in the log.</param>
/// <param name="Rows">Sequences explained; 0 until known.</param>
/// <param name="Dropped">Sequences dropped.</param>
/// <param name="SpecHash">Equal hashes mean equal results.</param>
/// <param name="SubmittedAt">When it was submitted (UTC).</param>
/// <param name="StartedAt">When the first chunk began (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
public sealed record RunSummary(
    string Id,
    string ProjectId,
    string Name,
    RunState State,
    string? Failure,
    string? FailureLogId,
    long Rows,
    long Dropped,
    string SpecHash,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Who submitted it; null where that is not known.</summary>
    public string? PersonId { get; init; }

    /// <summary>When its intermediate arrays were removed (UTC); null while they are there.</summary>
    public DateTimeOffset? ReclaimedAt { get; init; }
}
