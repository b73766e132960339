using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>Writes sequences as FASTA or TSV, which <see cref="SequenceImport"/> reads back.</summary>
public static class SequenceExport
{
    private const int BasesPerLine = 60;

    /// <summary>
    /// Writes FASTA, 60 bases a line; label, group and region stand behind the name. Names and labels with blanks in them come back
    /// cut at the blank; a table keeps them.
    /// </summary>
    /// <param name="target">Where to write; stays open.</param>
    /// <param name="sequences">The sequences, taken one by one.</param>
    public static void WriteFasta(Stream target, IEnumerable<NamedSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        using var writer = Open(target);
        foreach (var sequence in sequences)
        {
            writer.Write('>');
            writer.Write(Header(sequence));
            writer.Write('\n');
            for (var start = 0; start < sequence.Length; start += BasesPerLine)
            {
                writer.Write(sequence.Bases.AsSpan(start, Math.Min(BasesPerLine, sequence.Length - start)));
                writer.Write('\n');
            }
        }
    }

    /// <summary>Writes a table separated by tabs with the columns id, sequence, label, group, region, description.</summary>
    /// <param name="target">Where to write; stays open.</param>
    /// <param name="sequences">The sequences, taken one by one.</param>
    public static void WriteTsv(Stream target, IEnumerable<NamedSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        using var writer = Open(target);
        writer.Write("id\tsequence\tlabel\tgroup\tregion\tdescription\n");
        foreach (var sequence in sequences)
            writer.Write($"{Field(sequence.Id)}\t{sequence.Bases}\t{Field(sequence.Label)}\t{Field(sequence.Group)}\t{sequence.Region}\t{Field(sequence.Description)}\n");
    }

    private static StreamWriter Open(Stream target) => new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);

    private static string Header(NamedSequence sequence)
    {
        var description = sequence.Description ?? "";
        var header = new StringBuilder(sequence.Id);
        if (description.Length > 0)
            header.Append(' ').Append(description);
        foreach (var word in Words(sequence))
        {
            if (!description.Split(' ').Contains(word))
                header.Append(' ').Append(word);
        }
        return header.ToString();
    }

    private static IEnumerable<string> Words(NamedSequence sequence)
    {
        if (sequence.Region is not null)
            yield return sequence.Region.ToString();
        if (sequence.Label is not null)
            yield return $"label={sequence.Label}";
        if (sequence.Group is not null)
            yield return $"group={sequence.Group}";
    }

    /// <summary>A field that spreadsheets and our own reader take back as it is: quoted where it begins with a quote.</summary>
    private static string Field(string? text) => text is ['"', ..] ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text ?? "";
}
