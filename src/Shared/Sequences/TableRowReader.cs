using System.Globalization;

namespace CisLens.Shared.Sequences;

/// <summary>
/// Cuts the lines of a table into fields. A field in double quotes may hold the separator, line ends, and quotes written twice, as
/// in CSV files of spreadsheets.
/// </summary>
internal sealed class TableRowReader(LineScanner lines, byte separator, int limit, string fileName)
{
    private const byte Quote = (byte)'"';

    private readonly List<(int Start, int Length)> _fields = [];
    private byte[] _text = new byte[4096];
    private int _length;

    /// <summary>Line where the row last read begins, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Number of fields of the row last read; 0 for an empty line.</summary>
    public int Count => _fields.Count;

    /// <summary>Bytes of the row that were not held because it is too long; only its last field is touched.</summary>
    public long Missing { get; private set; }

    /// <summary>A field without its quotes and outer blanks; empty where the row is shorter.</summary>
    public ReadOnlySpan<byte> this[int? field] => field is { } index && index < _fields.Count
        ? ByteText.Trim(_text.AsSpan(_fields[index].Start, _fields[index].Length))
        : [];

    /// <summary>Reads the next row; false at the end of the file.</summary>
    public bool Next()
    {
        _fields.Clear();
        _length = 0;
        Missing = 0;
        if (!lines.Next(out var line))
            return false;
        Line = lines.Number;
        Missing = lines.Length - line.Length;
        if (ByteText.Trim(line).IsEmpty && !line.Contains(separator))
            return true;
        if (line.Contains(Quote))
            SplitQuoted(line);
        else
            Split(line);
        return true;
    }

    private void Split(ReadOnlySpan<byte> line)
    {
        Hold(line);
        var start = 0;
        while (line[start..].IndexOf(separator) is var at and >= 0)
        {
            _fields.Add((start, at));
            start += at + 1;
        }
        _fields.Add((start, line.Length - start));
    }

    private void SplitQuoted(ReadOnlySpan<byte> line)
    {
        var start = 0;
        var inside = false;
        var quotedAt = Line;
        var i = 0;
        while (true)
        {
            if (i == line.Length)
            {
                if (!inside)
                    break;
                Hold("\n"u8);
                if (!lines.Next(out line))
                    throw Unclosed(quotedAt);
                i = 0;
            }
            else if (line[i] == Quote && inside && i + 1 < line.Length && line[i + 1] == Quote)
            {
                Hold([Quote]);
                i += 2;
            }
            else if (line[i] == Quote && (inside || _length == start))
            {
                inside = !inside;
                quotedAt = lines.Number;
                i++;
            }
            else if (line[i] == separator && !inside)
            {
                _fields.Add((start, _length - start));
                start = _length;
                i++;
            }
            else
                Hold([line[i++]]);
            if (_length > limit)
                throw Unclosed(quotedAt);
        }
        _fields.Add((start, _length - start));
    }

    private void Hold(ReadOnlySpan<byte> text)
    {
        if (_length + text.Length > _text.Length)
            Array.Resize(ref _text, 2 * (_length + text.Length));
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private InputException Unclosed(long line) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{fileName} has a double quote in line {line} that is never closed: close it or remove it."), fileName, line);
}
