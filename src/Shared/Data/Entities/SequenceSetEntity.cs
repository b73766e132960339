namespace CisLens.Shared.Data.Entities;

/// <summary>A set of sequences on disk, in <c>data/sequences/{Id}</c>.</summary>
public sealed class SequenceSetEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The project that owns it.</summary>
    public required string ProjectId { get; set; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; set; }

    /// <summary>The uploaded file's name, or "pasted text".</summary>
    public required string Source { get; set; }

    /// <summary>Whether it can be used.</summary>
    public SequenceSetState State { get; set; }

    /// <summary>Why the import failed: one sentence for the user.</summary>
    public string? Failure { get; set; }

    /// <summary>Sequences accepted.</summary>
    public long Count { get; set; }

    /// <summary>Rows rejected; each is listed in <c>rejected.tsv</c>.</summary>
    public long Rejected { get; set; }

    /// <summary>SHA-256 of the content.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Who uploaded it; null where that is not known.</summary>
    public string? PersonId { get; set; }

    /// <summary>Bytes of its folder.</summary>
    public long StoredBytes { get; set; }

    /// <summary>When it was uploaded (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
