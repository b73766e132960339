namespace CisLens.Shared.Runs;

/// <summary>The model of a run.</summary>
public sealed record ModelSource
{
    /// <summary>The identifier of the model in the catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>The model's name when the run was submitted.</summary>
    public required string Name { get; init; }

    /// <summary>The package's version.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the weights that are used.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Which replica of a replica set; null for the first or only one.</summary>
    public string? Replica { get; init; }
}
