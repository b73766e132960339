using System.Globalization;

namespace CisLens.Shared.Sequences;

/// <summary>Tells from the first lines of a file how its sequences stand in it, and refuses what cannot be sequences.</summary>
internal static class FormatFinder
{
    private const int BytesLookedAt = 1 << 16;
    private const int LongestHeader = 64;
    private const int ShortestCoded = 10;

    private static readonly (byte[] Start, string What)[] Signatures =
    [
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive"),
        ("BZh"u8.ToArray(), "compressed with bzip2"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "compressed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd"),
        ([0x1F, 0x8B], "compressed twice"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file"),
        ([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'], "a NumPy array"),
        ([0x43, 0x27, 0x41, 0x1A], "a 2bit genome"),
        ("%PDF"u8.ToArray(), "a PDF document"),
    ];

    private static readonly string[] PlaceEndings = [".bed", ".narrowpeak", ".broadpeak", ".vcf", ".gff", ".gtf", ".gff3"];
    private static readonly string[] FastaEndings = [".fa", ".fasta", ".fna", ".ffn", ".frn", ".fas"];

    /// <summary>The form of the file, and the separator where it is a table.</summary>
    /// <exception cref="InputException">The file is empty, binary, or holds no sequences.</exception>
    public static (ImportFormat Format, byte Separator) Find(SequenceInput input, ImportFormat wanted)
    {
        RequireText(input);
        if (Vcf.IsHeader(System.Text.Encoding.Latin1.GetString(input.Block[..Math.Min(input.Block.Length, LongestHeader)])))
            throw Vcf.Refusal(input.FileName);
        var (line, number) = FirstLine(input);
        if (line[0] != '>' && EndsAs(input.FileName, PlaceEndings))
            throw new InputException($"{input.FileName} holds places in a genome and no bases: upload the sequences of these places as FASTA, as bedtools getfasta writes them.", input.FileName);
        var separator = SeparatorOf(line);
        var format = wanted == ImportFormat.Auto ? Guess(line, separator, input.FileName) : wanted;
        if (format == ImportFormat.Fasta && line[0] is not ((byte)'>' or (byte)';'))
            throw NotFasta(input.FileName, line, number);
        if (format == ImportFormat.Auto)
            throw NotSequences(input.FileName, line, number);
        return (format, separator == 0 ? (byte)'\t' : separator);
    }

    /// <summary>True for a name that ends as FASTA files do.</summary>
    public static bool IsNamedFasta(string fileName) => EndsAs(fileName, FastaEndings);

    private static bool EndsAs(string fileName, string[] endings)
    {
        var name = fileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? fileName[..^3] : fileName;
        return endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }

    private static ImportFormat Guess(ReadOnlySpan<byte> line, byte separator, string fileName)
    {
        if (line[0] is (byte)'>' or (byte)';')
            return ImportFormat.Fasta;
        if (ByteText.IsBases(line) || IsCoded(line))
            return ImportFormat.Lines;
        if (IsNamedFasta(fileName))
            return ImportFormat.Fasta;
        return separator != 0 || TableColumnFinder.IsSequenceName(System.Text.Encoding.UTF8.GetString(line)) ? ImportFormat.Table : ImportFormat.Auto;
    }

    private static bool IsCoded(ReadOnlySpan<byte> line)
    {
        foreach (var letter in line)
        {
            if (LetterCounts.IsForeign(letter))
                return false;
        }
        return line.Length >= ShortestCoded;
    }

    private static byte SeparatorOf(ReadOnlySpan<byte> line)
    {
        foreach (var separator in "\t,;"u8)
        {
            if (line.Contains(separator))
                return separator;
        }
        return 0;
    }

    private static void RequireText(SequenceInput input)
    {
        var head = input.Block[..Math.Min(input.Block.Length, BytesLookedAt)];
        if (head.IsEmpty)
            throw new InputException($"{input.FileName} is empty: choose a file that holds sequences.", input.FileName);
        foreach (var (start, what) in Signatures)
        {
            if (head.StartsWith(start))
                throw new InputException($"{input.FileName} is {what} and not text: upload the FASTA, TSV or CSV file itself, plain or compressed once with gzip.", input.FileName);
        }
        if (head.Contains((byte)0))
            throw new InputException($"{input.FileName} is binary and not text: upload FASTA, TSV or CSV, plain or compressed with gzip.", input.FileName);
    }

    /// <summary>The first line that is neither empty nor a comment of a table; the first of the comments where there is nothing else.</summary>
    private static (byte[] Line, long Number) FirstLine(SequenceInput input)
    {
        var lines = new LineScanner(new TextHead(input), int.MaxValue);
        (byte[] Line, long Number) comment = ([], 0);
        while (lines.Next(out var line))
        {
            // A separator at the front, as of an empty first field, belongs to the line.
            var text = ByteText.Trim(line);
            if (text.IsEmpty)
                continue;
            if (text[0] != '#' || SeparatorOf(text) != 0)
                return (text.ToArray(), lines.Number);
            comment = comment.Number == 0 ? (text.ToArray(), lines.Number) : comment;
        }
        return comment.Number > 0
            ? comment
            : throw new InputException($"{input.FileName} holds nothing but empty lines: choose a file that holds sequences.", input.FileName);
    }

    private static InputException NotFasta(string fileName, ReadOnlySpan<byte> line, long number) =>
        new(Text($"{fileName} is not FASTA: line {number} begins with '{ByteText.Show(line)}' where '>' and a name are expected; begin each sequence with such a header."), fileName, number);

    private static InputException NotSequences(string fileName, ReadOnlySpan<byte> line, long number)
    {
        var shown = ByteText.Show(line);
        if (line[0] == '@')
            return new InputException(Text($"{fileName} looks like FASTQ (line {number}: '{shown}'): convert it to FASTA and upload it again."), fileName, number);
        return SequenceCheck.LooksLikeProtein(line)
            ? new InputException(Text($"{fileName} looks like protein (line {number}: '{shown}'): upload DNA or RNA."), fileName, number)
            : new InputException(Text($"{fileName} is not FASTA and holds no sequences: line {number} is '{shown}'; upload FASTA, a table with a sequence column, or one sequence a line."), fileName, number);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
