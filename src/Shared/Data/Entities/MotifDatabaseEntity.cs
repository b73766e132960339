namespace CisLens.Shared.Data.Entities;

/// <summary>A database of known motifs. Its file, as it was uploaded, is <see cref="Storage.DataFolder.MotifDatabase"/>.</summary>
public sealed class MotifDatabaseEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The project that owns it; null in the shared catalogue.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; set; }

    /// <summary>Its version, e.g. <c>2024</c>; may be empty.</summary>
    public required string Version { get; set; }

    /// <summary>The uploaded file's name.</summary>
    public required string FileName { get; set; }

    /// <summary>The file's form, e.g. <c>Meme</c>.</summary>
    public required string Format { get; set; }

    /// <summary>DNA or RNA.</summary>
    public required string Alphabet { get; set; }

    /// <summary>Number of motifs.</summary>
    public required int Motifs { get; set; }

    /// <summary>SHA-256 (hex) of the file.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Who may use it and what to cite, as the person who added it wrote; may be empty.</summary>
    public required string Licence { get; set; }

    /// <summary>The name of the person who added it.</summary>
    public required string AddedBy { get; set; }

    /// <summary>Bytes of its file.</summary>
    public long StoredBytes { get; set; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
