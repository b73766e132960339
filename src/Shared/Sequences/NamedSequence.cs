namespace CisLens.Shared.Sequences;

/// <summary>One sequence with its name and what is known of it.</summary>
/// <param name="Id">Name, unique in its set.</param>
/// <param name="Bases">Letters of an <see cref="Alphabet"/>; lower case marks repeats.</param>
public sealed record NamedSequence(string Id, string Bases)
{
    /// <summary>Class or measured value as it was given, e.g. <c>1</c>; null where there is none.</summary>
    public string? Label { get; init; }

    /// <summary>Group that is kept together when sets are split, e.g. a chromosome or an experiment; null where there is none.</summary>
    public string? Group { get; init; }

    /// <summary>Place in a genome; null where it is not known.</summary>
    public Region? Region { get; init; }

    /// <summary>Free text behind the name; null where there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Number of bases.</summary>
    public int Length => Bases.Length;
}
