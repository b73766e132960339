using System.Globalization;

namespace CisLens.Shared.Sequences;

/// <summary>
/// Reads FASTA:
/// <code>
/// >peak_1 chr1:1,001-1,008 label=1 group=chr1
/// ACGT
/// nnac
/// </code>
/// The first word is the name, the rest the description; <c>label=</c> (or <c>class:</c>) and <c>group=</c> are recognized in it.
/// Blanks within the bases and lines that begin with <c>;</c> are skipped. Holds one record, and of one that is too long only the
/// allowed part.
/// </summary>
internal sealed class FastaReader(LineScanner lines, RecordSink sink, ImportOptions options)
{
    private const int LongestHeader = 65_536;

    private byte[] _header = new byte[256];
    private byte[] _bases = new byte[1024];
    private int _headerLength;
    private int _held;
    private long _length;
    private long _headerFullLength;
    private long _line;

    public void Run()
    {
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line[0] == ';')
                continue;
            if (line[0] == '>')
                Begin(line[1..]);
            else
                Append(line);
        }
        End();
    }

    private void Begin(ReadOnlySpan<byte> header)
    {
        End();
        _line = lines.Number;
        _headerFullLength = lines.Length - 1;
        header = header[..Math.Min(header.Length, LongestHeader)];
        if (header.Length > _header.Length)
            _header = new byte[LongestHeader];
        header.CopyTo(_header);
        _headerLength = header.Length;
        _held = 0;
        _length = 0;
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        // A line that the scanner cut is too long in any case; only its length counts.
        var unheld = lines.Length - line.Length;
        while (line.IndexOfAny((byte)' ', (byte)'\t') is var blank and >= 0)
        {
            Hold(line[..blank]);
            line = line[(blank + 1)..];
        }
        Hold(line);
        _length += unheld;
    }

    private void Hold(ReadOnlySpan<byte> bases)
    {
        _length += bases.Length;
        bases = bases[..Math.Min(bases.Length, options.MaximumLength - _held)];
        if (_held + bases.Length > _bases.Length)
            Array.Resize(ref _bases, (int)Math.Min(Math.Max(2L * _bases.Length, _held + bases.Length), options.MaximumLength));
        bases.CopyTo(_bases.AsSpan(_held));
        _held += bases.Length;
    }

    private void End()
    {
        if (_line == 0)
            return;
        var header = ByteText.Trim(_header.AsSpan(0, _headerLength));
        var end = header.IndexOfAny((byte)' ', (byte)'\t');
        var id = end < 0 ? header : header[..end];
        var description = end < 0 ? [] : ByteText.Trim(header[end..]);
        if (_headerFullLength > LongestHeader)
            sink.Reject(_line, id[..Math.Min(id.Length, 100)], string.Create(CultureInfo.InvariantCulture, $"The header has {_headerFullLength:N0} characters, more than the {LongestHeader:N0} allowed: shorten it."));
        else
            sink.Take(new RawRecord
            {
                Line = _line,
                Id = id,
                Bases = _bases.AsSpan(0, _held),
                Length = _length,
                Label = ValueOf(description, "label", "class"),
                Group = ValueOf(description, "group", "group"),
                Description = description,
            });
    }

    /// <summary>The text behind <c>key=</c> or <c>key:</c> in a description.</summary>
    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> description, ReadOnlySpan<char> key, ReadOnlySpan<char> otherKey)
    {
        foreach (var range in description.SplitAny((byte)' ', (byte)'\t', (byte)';'))
        {
            var word = description[range];
            var at = word.IndexOfAny((byte)'=', (byte)':');
            if (at > 0 && (System.Text.Ascii.EqualsIgnoreCase(word[..at], key) || System.Text.Ascii.EqualsIgnoreCase(word[..at], otherKey)))
                return word[(at + 1)..];
        }
        return [];
    }
}
