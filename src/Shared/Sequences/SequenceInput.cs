using System.Globalization;
using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>
/// The text of an uploaded file, block by block: gzip is unpacked by its signature, byte order marks are dropped, UTF-16 is turned
/// into UTF-8. Holds one block in memory whatever the size of the file.
/// </summary>
internal sealed class SequenceInput : ITextBlocks, IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly CountedInput _counted;
    private readonly Stream _text;
    private readonly byte[] _block = new byte[BlockBytes];
    private readonly long? _totalBytes;
    private readonly long _mostBytes;
    private readonly Action<long, long?> _progress;
    private readonly CancellationToken _cancellation;
    private int _held;
    private long _given;

    /// <summary>Opens the file and reads its first block.</summary>
    /// <param name="source">The bytes as uploaded; stays open.</param>
    /// <param name="fileName">Name for sentences.</param>
    /// <param name="mostBytes">Most bytes of text.</param>
    /// <param name="progress">Told bytes read and, where known, total bytes after each block.</param>
    /// <param name="cancellation">Asked before each block.</param>
    public SequenceInput(Stream source, string fileName, long mostBytes, Action<long, long?> progress, CancellationToken cancellation)
    {
        FileName = fileName;
        _mostBytes = mostBytes;
        _progress = progress;
        _cancellation = cancellation;
        _totalBytes = source.CanSeek ? source.Length - source.Position : null;
        _counted = new CountedInput(source);
        Span<byte> start = stackalloc byte[2];
        var stream = Peek(_counted, start, out var length);
        IsGzip = Gzip.IsGzip(start[..length]);
        if (IsGzip)
            stream = Peek(new GzipInput(stream), start, out length);
        _text = length < 2 ? stream : start switch
        {
            [0xFF, 0xFE] => Encoding.CreateTranscodingStream(stream, Encoding.Unicode, Encoding.UTF8),
            [0xFE, 0xFF] => Encoding.CreateTranscodingStream(stream, Encoding.BigEndianUnicode, Encoding.UTF8),
            _ => stream,
        };
        Fill();
        // A byte order mark says nothing that is needed: the text is UTF-8 by now.
        if (_block.AsSpan(0, _held).StartsWith(Encoding.UTF8.Preamble))
            _block.AsSpan(3, _held -= 3).CopyTo(_block);
    }

    public string FileName { get; }

    public bool IsGzip { get; }

    public long BytesRead => _counted.BytesRead;

    /// <summary>Why nothing can be read behind the block in memory, where compressed data are cut or damaged.</summary>
    public InvalidDataException? Damage { get; private set; }

    /// <summary>The block in memory: up to 1 MB of text, full unless the file ends, empty behind its end.</summary>
    public ReadOnlySpan<byte> Block => _block.AsSpan(0, _held);

    /// <summary>Goes on to the next block; false at the end of the file.</summary>
    /// <exception cref="InputException">The file holds more text than it may.</exception>
    /// <exception cref="InvalidDataException">Compressed data are cut or damaged.</exception>
    public bool Next()
    {
        _progress(BytesRead, _totalBytes);
        Fill();
        return _held > 0;
    }

    public void Dispose() => _text.Dispose();

    private static PeekedInput Peek(Stream stream, Span<byte> start, out int length)
    {
        length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return new PeekedInput(start[..length].ToArray(), stream);
    }

    private void Fill()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (Damage is not null)
            throw Damage;
        _held = 0;
        try
        {
            for (var read = 1; read > 0 && _held < _block.Length; _held += read)
                read = _text.Read(_block.AsSpan(_held));
        }
        catch (InvalidDataException error) when (_held > 0)
        {
            // What came before is read to its end first, so that the sentence can say how far the file was whole.
            Damage = error;
        }
        if ((_given += _held) > _mostBytes)
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{FileName} holds more than {_mostBytes:N0} bytes of text{(IsGzip ? ", unpacked" : "")}: upload it in parts."), FileName);
    }

    /// <summary>A stream of which the first bytes have been looked at already.</summary>
    private sealed class PeekedInput(byte[] start, Stream rest) : ForwardStream
    {
        private int _given;

        public override int Read(Span<byte> buffer)
        {
            if (_given == start.Length)
                return rest.Read(buffer);
            var length = Math.Min(buffer.Length, start.Length - _given);
            start.AsSpan(_given, length).CopyTo(buffer);
            _given += length;
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
