using System.IO.Compression;

namespace CisLens.Shared.Sequences;

/// <summary>
/// Unpacks gzip, one member or many, and notices when the data end too early. .NET's own stream ends silently when its source
/// is cut, so behind the source we feed one more member with a known text: only when the source ended at the end of a member
/// does that text come out.
/// </summary>
internal sealed class GzipInput : ForwardStream
{
    private static readonly byte[] Mark = "the last member was whole"u8.ToArray();
    private static readonly byte[] MarkMember = Compress(Mark);

    private readonly SourceWithMark _source;
    private readonly GZipStream _unpacked;
    private bool _ended;

    public GzipInput(Stream source)
    {
        _source = new SourceWithMark(source);
        _unpacked = new GZipStream(_source, CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The data end in the middle or are damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        var read = _unpacked.Read(buffer);
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

        public override int Read(Span<byte> buffer)
        {
            var read = MarkGiven ? 0 : source.Read(buffer);
            if (read > 0 || MarkGiven)
                return read;
            MarkGiven = true;
            MarkMember.CopyTo(buffer);
            return MarkMember.Length;
        }
    }
}
