using System.Globalization;
using System.IO.Compression;

namespace CisLens.Shared.Storage;

/// <summary>
/// Opens zips that strangers packed. The runtime reads the list of a zip's files whole before it says how many they are, and that list may be as long as the zip;
/// here it is read through a stream that ends when the list is longer than one of so many files can be.
/// </summary>
public static class BoundedZip
{
    // What stands before the list is read: the end of the zip with a comment, and its large form.
    private const long BytesBefore = 1 << 20;

    // 46 and the name.
    private const int BytesEach = 256;

    /// <summary>Opens a zip to read.</summary>
    /// <param name="stream">The zip; closed with it, and when it cannot be opened.</param>
    /// <param name="mostFiles">How many files it may list.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InputException">It lists more.</exception>
    /// <exception cref="InvalidDataException">It is no zip, or is damaged.</exception>
    public static ZipArchive Open(Stream stream, int mostFiles, string name)
    {
        var bounded = new BoundedStream(stream, BytesBefore + ((long)mostFiles * BytesEach), () => TooMany(name, mostFiles));
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(bounded, ZipArchiveMode.Read);
            if (zip.Entries.Count > mostFiles)
                throw TooMany(name, mostFiles);
            bounded.IsBounded = false;
            return zip;
        }
        catch
        {
            zip?.Dispose();
            bounded.Dispose();
            throw;
        }
    }

    private static InputException TooMany(string name, int mostFiles) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} lists more than {mostFiles:N0} files, more than are taken; pack only what belongs to it."), name);

    /// <summary>A stream of which only so many bytes can be read while it is bounded.</summary>
    private sealed class BoundedStream(Stream source, long most, Func<InputException> fault) : Stream
    {
        private long _left = most;

        public bool IsBounded { get; set; } = true;

        public override bool CanRead => true;

        public override bool CanSeek => source.CanSeek;

        public override bool CanWrite => false;

        public override long Length => source.Length;

        public override long Position { get => source.Position; set => source.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = source.Read(buffer);
            return !IsBounded || (_left -= read) >= 0 ? read : throw fault();
        }

        public override long Seek(long offset, SeekOrigin origin) => source.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                source.Dispose();
            base.Dispose(disposing);
        }
    }
}
