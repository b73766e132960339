namespace CisLens.Shared.Runs;

/// <summary>The sequences of a run.</summary>
public sealed record SequenceSource
{
    /// <summary>The identifier of the stored set.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the set when the run was submitted.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the set's content.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many sequences to draw at random (with the run's seed); null takes all.</summary>
    public long? Sample { get; init; }
}
