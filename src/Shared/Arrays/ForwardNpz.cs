using System.Buffers.Binary;
using System.IO.Compression;

namespace CisLens.Shared.Arrays;

/// <summary>
/// Reads the first array of an .npz from front to back, without seeking: for files inside another zip, which would have to be unpacked
/// first. The directory at the end of the .npz is never looked at.
/// </summary>
public static class ForwardNpz
{
    private const uint Signature = 0x04034b50;
    private const int HeadBytes = 30;
    private const int Stored = 0;
    private const int Deflated = 8;

    /// <summary>Reads up to the first element.</summary>
    /// <param name="stream">The .npz from its beginning; stays the caller's.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <returns>The array's head, and a stream that stands at its first element; what follows the last element is of no meaning.</returns>
    /// <exception cref="InputException">It is not an .npz, or is packed in a way that is not known.</exception>
    public static (NpyHeader Header, Stream Elements) Open(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var head = Read(stream, HeadBytes, name);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != Signature)
            throw new InputException($"{name} is not a NumPy .npz file: save it again with numpy.savez.", name);
        Read(stream, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)), name);
        var elements = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8)) switch
        {
            Stored => stream,
            Deflated => new DeflateStream(stream, CompressionMode.Decompress, leaveOpen: true),
            var method => throw new InputException($"{name} is packed by method {method}, which is not read: save it again with numpy.savez.", name),
        };
        return (NpyHeaderText.Read(elements, name), elements);
    }

    private static byte[] Read(Stream stream, int count, string name)
    {
        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw new InputException($"{name} ends in the middle: copy or save it again.", name);
    }
}
