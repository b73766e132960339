namespace CisLens.Shared.Sequences;

/// <summary>How a file of sequences is read, and which sequences are set aside.</summary>
public sealed record ImportOptions
{
    /// <summary>Form of the file; told from the content unless stated.</summary>
    public ImportFormat Format { get; init; } = ImportFormat.Auto;

    /// <summary>DNA or RNA; guessed from the letters (U without T is RNA) where null.</summary>
    public Alphabet? Alphabet { get; init; }

    /// <summary>Column of the bases in a table, by header or by number from 1; recognized where null.</summary>
    public string? SequenceColumn { get; init; }

    /// <summary>Column of the names in a table, by header or by number from 1; recognized where null.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Column of the labels in a table, by header or by number from 1; recognized where null.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Column of the groups in a table, by header or by number from 1; recognized where null.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>A sequence of which this share or more is N or another unknown base is set aside and listed.</summary>
    public double MaxUnknownShare { get; init; } = 0.4;

    /// <summary>Longest sequence in bases; a longer one is set aside and listed, and is never held in memory.</summary>
    public int MaximumLength { get; init; } = 10_000_000;

    /// <summary>Most sequences that a file may hold; a file with more is refused.</summary>
    public int MaximumSequences { get; init; } = 5_000_000;

    /// <summary>Most bytes of text that a file may hold, unpacked; a file with more is refused.</summary>
    public long MaximumBytes { get; init; } = 100_000_000_000;
}
