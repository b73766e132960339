namespace CisLens.Shared.Sequences;

/// <summary>One record of a file as bytes in the reader's buffers, valid until the reader goes on. Texts are UTF-8.</summary>
internal readonly ref struct RawRecord
{
    public required long Line { get; init; }

    public required ReadOnlySpan<byte> Id { get; init; }

    /// <summary>The bases, or only their beginning when there were more than allowed.</summary>
    public required ReadOnlySpan<byte> Bases { get; init; }

    /// <summary>Number of bases in the file; more than are held when the sequence was too long.</summary>
    public required long Length { get; init; }

    public ReadOnlySpan<byte> Label { get; init; }

    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>The text of a region column; empty where there is none.</summary>
    public ReadOnlySpan<byte> Region { get; init; }

    public ReadOnlySpan<byte> Description { get; init; }
}
