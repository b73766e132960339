using CisLens.Shared.Runs;

namespace CisLens.Shared.Data.Entities;

/// <summary>A run. Its arrays are files in <c>data/runs/{Id}</c>.</summary>
public sealed class RunEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The project that owns it.</summary>
    public required string ProjectId { get; set; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; set; }

    /// <summary>Who submitted it; null where that is not known.</summary>
    public string? PersonId { get; set; }

    /// <summary>The frozen specification as JSON (<see cref="RunSpec"/>).</summary>
    public required string SpecJson { get; set; }

    /// <summary><see cref="RunSpec.Hash"/> of it.</summary>
    public required string SpecHash { get; set; }

    /// <summary>Where it stands.</summary>
    public RunState State { get; set; }

    /// <summary>Why it failed: one sentence for the user.</summary>
    public string? Failure { get; set; }

    /// <summary>The id under which the details are in the log.</summary>
    public string? FailureLogId { get; set; }

    /// <summary>Sequences explained; known after the prepare stage.</summary>
    public long Rows { get; set; }

    /// <summary>Sequences dropped, each listed with its reason in <c>dropped.tsv</c>.</summary>
    public long Dropped { get; set; }

    /// <summary>The software version that ran it.</summary>
    public string SoftwareVersion { get; set; } = "";

    /// <summary>The run from which it was made by changing its specification; null for others. That run may be gone.</summary>
    public string? OriginId { get; set; }

    /// <summary>Which experiment would show that what the run says of the model holds in biology, or what one showed; may be empty.</summary>
    public string Validation { get; set; } = "";

    /// <summary>SHA-256 of the bundle it was imported from; null for what was computed here.</summary>
    public string? ImportedSha256 { get; set; }

    /// <summary>Bytes its folder took when that was last measured: when it ended, or when intermediates were removed.</summary>
    public long StoredBytes { get; set; }

    /// <summary>Bytes that it will have written by its plan; stands for <see cref="StoredBytes"/> until that is measured. 0 where nobody counts.</summary>
    public long PlannedBytes { get; set; }

    /// <summary>When its intermediate arrays were removed (UTC); null while they are there.</summary>
    public DateTimeOffset? ReclaimedAt { get; set; }

    /// <summary>When it was submitted (UTC).</summary>
    public required DateTimeOffset SubmittedAt { get; set; }

    /// <summary>When the first chunk began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, however it ended (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The stages in order.</summary>
    public List<RunStageEntity> Stages { get; } = [];
}
