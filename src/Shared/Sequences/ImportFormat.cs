namespace CisLens.Shared.Sequences;

/// <summary>How the sequences stand in a file; any of them may be gzip-compressed.</summary>
public enum ImportFormat
{
    /// <summary>Told from the content.</summary>
    Auto = 0,

    /// <summary>FASTA: a line that begins with <c>&gt;</c> and a name, then lines of bases.</summary>
    Fasta = 1,

    /// <summary>Columns separated by tabs, commas or semicolons, one of which holds bases.</summary>
    Table = 2,

    /// <summary>One sequence on each line and nothing else.</summary>
    Lines = 3,
}
