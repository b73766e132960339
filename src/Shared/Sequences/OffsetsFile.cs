using System.Buffers.Binary;
using CisLens.Shared.Arrays;

namespace CisLens.Shared.Sequences;

/// <summary>An .npy file of int64 whose length is known only at the end: its head is written again when it is whole.</summary>
internal sealed class OffsetsFile : IDisposable
{
    private const int HeadBytes = 128;

    private readonly FileStream _stream;
    private long _count;

    public OffsetsFile(string path)
    {
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        _stream.Write(NpyHeaderText.Format("<i8", [0], HeadBytes));
    }

    public void Write(long offset)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, offset);
        _stream.Write(bytes);
        _count++;
    }

    public void Complete()
    {
        _stream.Position = 0;
        _stream.Write(NpyHeaderText.Format("<i8", [_count], HeadBytes));
        _stream.Dispose();
    }

    public void Dispose() => _stream.Dispose();
}
