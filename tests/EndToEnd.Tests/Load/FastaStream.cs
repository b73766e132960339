
namespace CisLens.EndToEnd.Tests.Load;

/// <summary>A FASTA file of random sequences of one length, made while it is read.</summary>
/// <param name="length">Bytes; a multiple of <see cref="Record"/>.</param>
/// <param name="seed">Of the bases.</param>
internal sealed class FastaStream(long length, int seed) : Stream
{
    /// <summary>Bytes of a record: name, line ends and 987 bases.</summary>
    public const int Record = 1000;

    private const int Name = 12;
    private readonly Random _random = new(seed);
    private readonly byte[] _record = new byte[Record];
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>How many sequences a file of this many bytes has.</summary>
    public static int Records(long bytes) => (int)(bytes / Record);

    public override int Read(Span<byte> buffer)
    {
        var within = (int)(_position % Record);
        if (within == 0)
            Write(_position / Record);
        var taken = (int)Math.Min(Math.Min(buffer.Length, Record - within), length - _position);
        _record.AsSpan(within, taken).CopyTo(buffer);
        _position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Write(long number)
    {
        System.Text.Encoding.ASCII.GetBytes($">s{number:D9}\n", _record);
        _random.GetItems("ACGT"u8, _record.AsSpan(Name, Record - Name - 1));
        _record[^1] = (byte)'\n';
    }
}
