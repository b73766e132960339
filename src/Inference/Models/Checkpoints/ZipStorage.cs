using System.IO.Compression;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// The content of one zip entry. Its checksum is verified once, before the first byte is handed out: damage is never silent.
/// Stored entries are read from the file in place; deflated ones are unpacked into memory, within limits.
/// </summary>
internal sealed class ZipStorage : TensorStorage
{
    private const long LongestUnpacked = 1 << 30;
    private const int LargestRatio = 1040;
    private const int BufferLength = 1 << 20;

    private readonly CheckpointFile _file;
    private readonly ZipEntry _entry;
    private readonly Lazy<TensorStorage> _content;

    public ZipStorage(CheckpointFile file, ZipDirectory directory, ZipEntry entry)
    {
        _file = file;
        _entry = entry;
        var start = directory.DataOffset(entry);
        if (entry.Method == ZipEntry.Deflated && (Math.Max(entry.Length, entry.PackedLength) > LongestUnpacked || entry.Length > entry.PackedLength * LargestRatio))
            throw file.Refuse($"packs {entry.Length} bytes into {entry.PackedLength} for {CheckpointFile.Show(entry.Name)}, more than is unpacked here; save it again with torch.save.");
        _content = new Lazy<TensorStorage>(() => Verify(new FileStorage(file, start, entry.PackedLength)));
    }

    public override long Length => _entry.Length;

    public override void Read(long offset, Span<byte> destination) => _content.Value.Read(offset, destination);

    private TensorStorage Verify(FileStorage packed)
    {
        var content = _entry.Method == ZipEntry.Stored ? (TensorStorage)packed : new MemoryStorage(Unpack(packed));
        var buffer = new byte[Math.Min(BufferLength, Length)];
        uint checksum = 0;
        for (long offset = 0; offset < Length;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, Length - offset));
            content.Read(offset, part);
            checksum = Crc32.Append(checksum, part);
            offset += part.Length;
        }

        return checksum == _entry.Checksum
            ? content
            : throw _file.Refuse($"is damaged: the checksum of {CheckpointFile.Show(_entry.Name)} does not match; copy or download it again.");
    }

    private byte[] Unpack(FileStorage packed)
    {
        var source = new byte[packed.Length];
        packed.Read(0, source);
        try
        {
            using var stream = new DeflateStream(new MemoryStream(source), CompressionMode.Decompress);
            var bytes = new byte[Length];
            stream.ReadExactly(bytes);
            if (stream.ReadByte() < 0)
                return bytes;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw _file.Refuse($"is damaged: {CheckpointFile.Show(_entry.Name)} cannot be unpacked; copy or download it again.");
        }

        throw _file.Refuse($"is damaged: {CheckpointFile.Show(_entry.Name)} is longer than stated; copy or download it again.");
    }
}
