namespace CisLens.Shared.Sequences;

/// <summary>What a table shows of a sequence, without its bases.</summary>
/// <param name="Index">Place in the set, from 0.</param>
/// <param name="Id">Name.</param>
/// <param name="Length">Number of bases.</param>
public sealed record SequenceRow(long Index, string Id, int Length)
{
    /// <summary>Class or measured value as it was given; null where there is none.</summary>
    public string? Label { get; init; }

    /// <summary>Group that is kept together when sets are split; null where there is none.</summary>
    public string? Group { get; init; }

    /// <summary>Place in a genome; null where it is not known.</summary>
    public Region? Region { get; init; }

    /// <summary>Free text behind the name; null where there is none.</summary>
    public string? Description { get; init; }
}
