namespace CisLens.Shared.Runs;

/// <summary>The model of a run.</summary>
public sealed record ModelSource
{
    /// <summary>The name that stands for all replicas together.</summary>
    public const string AllReplicas = "all";

    /// <summary>The identifier of the model in the catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>The model's name when the run was submitted.</summary>
    public required string Name { get; init; }

    /// <summary>The package's version.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the weights that are used; of several, that of the list of theirs, one a line.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Which replica of a replica set; null for the first or only one; <see cref="AllReplicas"/> for the mean and spread of all.</summary>
    public string? Replica { get; init; }

    /// <summary>How many replicas are averaged; null for one.</summary>
    public int? Replicas { get; init; }
}
