namespace CisLens.Inference.Runs.Bundles.People;

/// <summary>
/// A file that begins as another does and ends otherwise; its beginning is not copied. Either both parts are given, to be read, or the file alone: what is
/// then written is kept in memory, from where the first byte is written on, and the file stays as it is.
/// </summary>
public sealed class SplicedStream : Stream
{
    private readonly Stream _head;
    private readonly long _start;
    private Stream? _end;
    private long _position;

    /// <summary>Joins two parts, to be read.</summary>
    /// <param name="head">The file that it begins as; disposed with this one.</param>
    /// <param name="cut">How many of its bytes.</param>
    /// <param name="end">What follows, from its position on; disposed with this one.</param>
    public SplicedStream(Stream head, long cut, Stream end)
    {
        ArgumentNullException.ThrowIfNull(end);
        (_head, Cut, _end, _start) = (head, cut, end, end.Position);
    }

    /// <summary>Gives a file another end.</summary>
    /// <param name="head">The file; only read, and disposed with this one.</param>
    internal SplicedStream(Stream head) => (_head, CanWrite) = (head, true);

    /// <summary>How many bytes are the file's own; all, while nothing was written.</summary>
    public long Cut { get; private set; }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => true;

    /// <inheritdoc />
    public override bool CanWrite { get; }

    /// <inheritdoc />
    public override long Length => _end is null ? _head.Length : Cut + _end.Length - _start;

    /// <inheritdoc />
    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        var (part, count) = At(buffer.Length);
        return Moved(part.Read(buffer[..count]));
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var (part, count) = At(buffer.Length);
        return Moved(await part.ReadAsync(buffer[..count], cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var end = EndFrom(_position);
        end.Position = _position - Cut;
        end.Write(buffer);
        _position += buffer.Length;
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void SetLength(long value) => EndFrom(value).SetLength(value - Cut);

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc />
    public override void Flush()
    {
        // What is written is in memory.
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _head.Dispose();
            _end?.Dispose();
        }
        base.Dispose(disposing);
    }

    private (Stream Part, int Count) At(int wanted)
    {
        var isHead = _end is null || _position < Cut;
        var (part, place) = isHead ? (_head, _position) : (_end!, _start + _position - Cut);
        if (part.Position != place)
            part.Position = place;
        return (part, isHead && _end is not null ? (int)Math.Min(wanted, Cut - _position) : wanted);
    }

    private int Moved(int count)
    {
        _position += count;
        return count;
    }

    private Stream EndFrom(long place)
    {
        if (!CanWrite)
            throw new NotSupportedException("It is only read.");
        if (_end is null)
            (_end, Cut) = (new MemoryStream(), place);
        return place >= Cut ? _end : throw new NotSupportedException("What lies before the first byte that was written stays as it is.");
    }
}
