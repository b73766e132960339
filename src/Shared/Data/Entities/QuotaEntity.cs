namespace CisLens.Shared.Data.Entities;

/// <summary>What an administrator allows one person, or one project, other than the settings allow everybody.</summary>
public sealed class QuotaEntity
{
    /// <summary>Identifier of the person or the project.</summary>
    public required string Id { get; set; }

    /// <summary>Runs waiting or computing at once; null as in the settings, negative without limit.</summary>
    public int? Runs { get; set; }

    /// <summary>Bytes stored; null as in the settings, negative without limit.</summary>
    public long? Bytes { get; set; }

    /// <summary>Seconds of workers in 30 days; null as in the settings, negative without limit.</summary>
    public long? Seconds { get; set; }

    /// <summary>When it was changed last (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; set; }
}
