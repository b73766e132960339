namespace CisLens.Shared.Data.Entities;

/// <summary>A model package in the catalogue. Its card and weights are files in <see cref="Folder"/>.</summary>
public sealed class ModelEntity
{
    /// <summary>Identifier; the package's folder name for models that ship.</summary>
    public required string Id { get; set; }

    /// <summary>The project that owns it; null in the shared catalogue.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The card's name.</summary>
    public required string Name { get; set; }

    /// <summary>The card's version.</summary>
    public required string Version { get; set; }

    /// <summary>The package's folder, absolute or relative to the data folder.</summary>
    public required string Folder { get; set; }

    /// <summary>Who added it; null where that is not known, and for models that ship.</summary>
    public string? PersonId { get; set; }

    /// <summary>Bytes of its folder.</summary>
    public long StoredBytes { get; set; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
