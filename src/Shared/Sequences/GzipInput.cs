using System.IO.Compression;

namespace CisLens.Shared.Sequences;

/// <summary>
/// Unpacks gzip, one member or many, and notices when the data end too early. .NET's own stream ends silently when its source
/// is cut, so behind the source we feed one more member with a known text: only when the source ended at the end of a member
/// does that text come out.
/// </summary>
internal sealed class GzipInput : ForwardStream
{
    // Text of bases packs to a fourth, a table of equal lines to a hundredth; what grows more was made to fill disks.
    private const int MostTimes = 300;
    private const long Free = 256L << 20;

    private static readonly byte[] Mark = "the last member was whole"u8.ToArray();
    private static readonly byte[] MarkMember = Compress(Mark);

    private readonly SourceWithMark _source;
    private readonly GZipStream _unpacked;
    private long _given;
    private bool _ended;

    public GzipInput(Stream source)
    {
        _source = new SourceWithMark(source);
        _unpacked = new GZipStream(_source, CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The data end in the middle or are damaged.</exception>
    /// <exception cref="InputException">They unpack to hundreds of times their size.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        var read = _unpacked.Read(buffer);
        _given += read;
        if (_given > Free && _given > MostTimes * _source.Bytes)
            throw new InputException($"The compressed data unpack to more than {MostTimes} times their size, as no sequences, regions or motifs do; give the file unpacked if it is what it should be.");
        if (!_source.MarkGiven)
            return read > 0 ? read : throw new InvalidDataException("Something that is not gzip stands behind the compressed data.");

        // The source is asked for more only when all that it gave has come out, so everything from here on must be the mark.
        var rest = new byte[Mark.Length + 1];
        var length = Math.Min(read, rest.Length);
        buffer[..length].CopyTo(rest);
        length += _unpacked.ReadAtLeast(rest.AsSpan(length), rest.Length - length, throwOnEndOfStream: false);
        _ended = true;
        return rest.AsSpan(0, length).SequenceEqual(Mark) ? 0 : throw new InvalidDataException("The compressed data end in the middle.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] text)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(text);
        return target.ToArray();
    }

    private sealed class SourceWithMark(Stream source) : ForwardStream
    {
        public bool MarkGiven { get; private set; }

        public long Bytes { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = MarkGiven ? 0 : source.Read(buffer);
            Bytes += read;
            if (read > 0 || MarkGiven)
                return read;
            MarkGiven = true;
            MarkMember.CopyTo(buffer);
            return MarkMember.Length;
        }
    }
}
