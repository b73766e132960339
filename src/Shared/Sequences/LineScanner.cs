namespace CisLens.Shared.Sequences;

/// <summary>
/// Cuts the text of a file into lines, without a copy where a line lies within one block. Lines end with LF, CR LF, or CR in files
/// that have no LF. Of a line longer than the limit only the beginning is held.
/// </summary>
internal sealed class LineScanner
{
    private readonly ITextBlocks _input;
    private readonly int _limit;
    private readonly byte _end;
    private byte[] _carried = new byte[4096];
    private int _carriedLength;
    private int _position;

    public LineScanner(ITextBlocks input, int limit)
    {
        _input = input;
        _limit = limit;
        _end = input.Block.Contains((byte)'\n') || !input.Block.Contains((byte)'\r') ? (byte)'\n' : (byte)'\r';
    }

    /// <summary>Number of the line last returned, counted from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes of the line last returned, without its end; more than are held where it was too long.</summary>
    public long Length { get; private set; }

    /// <summary>The next line without its end, valid until the next call; false at the end of the file.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        _carriedLength = 0;
        Length = 0;
        line = default;
        if (_position >= _input.Block.Length && !Refill())
            return false;
        while (true)
        {
            var rest = _input.Block[_position..];
            var end = rest.IndexOf(_end);
            if (end >= 0)
            {
                _position += end + 1;
                line = Finish(rest[..end]);
                return true;
            }
            Carry(rest);
            if (Refill())
                continue;
            line = Finish([]);
            return true;
        }
    }

    private bool Refill()
    {
        _position = 0;
        return _input.Next();
    }

    private ReadOnlySpan<byte> Finish(ReadOnlySpan<byte> last)
    {
        var line = last;
        if (Length == 0)
            Length = last.Length;
        else
        {
            Carry(last);
            line = _carried.AsSpan(0, _carriedLength);
        }
        Number++;
        if (line.Length == Length && line is [.., (byte)'\r'])
        {
            line = line[..^1];
            Length--;
        }
        return line;
    }

    private void Carry(ReadOnlySpan<byte> part)
    {
        Length += part.Length;
        part = part[..Math.Min(part.Length, _limit - _carriedLength)];
        if (_carriedLength + part.Length > _carried.Length)
            Array.Resize(ref _carried, (int)Math.Clamp(2L * (_carriedLength + part.Length), 0, _limit));
        part.CopyTo(_carried.AsSpan(_carriedLength));
        _carriedLength += part.Length;
    }
}
