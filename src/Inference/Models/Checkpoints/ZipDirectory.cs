using System.Buffers.Binary;
using System.Text;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// The central directory of a zip archive (with zip64), read strictly: every number is checked against the file, two entries
/// never share a name. The runtime's own reader does not say where an entry's bytes lie, which reading tensors on demand needs.
/// </summary>
internal sealed class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int LongestComment = ushort.MaxValue;
    private const long LongestDirectory = 64 << 20;
    private const long LongestUnpacked = 2L << 30;
    private const int MostEntries = 200_000;

    private readonly CheckpointFile _file;
    private readonly OrderedDictionary<string, ZipEntry> _entries = [];
    private long _unpacked;

    private ZipDirectory(CheckpointFile file) => _file = file;

    public IReadOnlyDictionary<string, ZipEntry> Entries => _entries;

    public static bool Recognizes(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8);

    public static ZipDirectory Read(CheckpointFile file)
    {
        var directory = new ZipDirectory(file);
        var (offset, length) = directory.FindDirectory();
        if (offset < 0 || length < 0 || length > LongestDirectory || offset > file.Length - length)
            throw directory.Damaged("its list of entries lies outside the file");
        var bytes = new byte[length];
        file.Read(offset, bytes);
        directory.ReadEntries(bytes);
        return directory;
    }

    /// <summary>Where the packed bytes of an entry start in the file.</summary>
    public long DataOffset(ZipEntry entry)
    {
        Span<byte> local = stackalloc byte[LocalLength];
        if (entry.HeaderOffset > _file.Length - LocalLength)
            throw Damaged($"the entry {CheckpointFile.Show(entry.Name)} lies outside the file");
        _file.Read(entry.HeaderOffset, local);
        var offset = entry.HeaderOffset + LocalLength + UInt16(local, 26) + UInt16(local, 28);
        return UInt32(local, 0) == LocalSignature && offset <= _file.Length - entry.PackedLength
            ? offset
            : throw Damaged($"the entry {CheckpointFile.Show(entry.Name)} lies outside the file");
    }

    private (long Offset, long Length) FindDirectory()
    {
        var tail = new byte[Math.Min(_file.Length, EndLength + LongestComment)];
        var tailStart = _file.Length - tail.Length;
        _file.Read(tailStart, tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (UInt32(tail, at) == EndSignature && UInt16(tail, at + 20) == tail.Length - at - EndLength)
                return FindDirectory64(tailStart + at) ?? (UInt32(tail, at + 16), UInt32(tail, at + 12));
        }

        throw Damaged("the list of entries at its end is missing");
    }

    private (long Offset, long Length)? FindDirectory64(long endOffset)
    {
        const int locatorLength = 20, end64Length = 56;
        if (endOffset < locatorLength)
            return null;
        var locator = new byte[locatorLength];
        _file.Read(endOffset - locatorLength, locator);
        if (UInt32(locator, 0) != Locator64Signature)
            return null;
        var offset = Int64(locator, 8);
        var end = new byte[end64Length];
        if (offset < 0 || offset > _file.Length - end64Length)
            throw Damaged("its zip64 record lies outside the file");
        _file.Read(offset, end);
        return UInt32(end, 0) == End64Signature
            ? (Int64(end, 48), Int64(end, 40))
            : throw Damaged("its zip64 record is broken");
    }

    private void ReadEntries(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes.Length - at < EntryLength || UInt32(bytes, at) != EntrySignature)
                throw Damaged("its list of entries is broken");
            int nameLength = UInt16(bytes, at + 28), extraLength = UInt16(bytes, at + 30), commentLength = UInt16(bytes, at + 32);
            var next = at + EntryLength + nameLength + extraLength + commentLength;
            if (next > bytes.Length)
                throw Damaged("its list of entries is cut off");
            Add(bytes.AsSpan(at, EntryLength), bytes.AsSpan(at + EntryLength, nameLength), bytes.AsSpan(at + EntryLength + nameLength, extraLength));
            at = next;
        }
    }

    private void Add(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra)
    {
        const int encrypted = 1;
        var text = Encoding.UTF8.GetString(name);
        var wide = Wide(extra);
        var length = Widen(UInt32(head, 24), ref wide);
        var packed = Widen(UInt32(head, 20), ref wide);
        var offset = Widen(UInt32(head, 42), ref wide);
        var entry = new ZipEntry(text, UInt16(head, 10), UInt32(head, 16), packed, length, offset);
        if (length < 0 || packed < 0 || offset < 0 || packed > _file.Length || (entry.Method == ZipEntry.Stored && packed != length))
            throw Damaged($"the sizes of its entry {CheckpointFile.Show(text)} do not fit the file");
        if ((UInt16(head, 8) & encrypted) != 0 || entry.Method is not (ZipEntry.Stored or ZipEntry.Deflated))
            throw _file.Refuse($"has the entry {CheckpointFile.Show(text)} encrypted or packed in an unusual way; save it again with torch.save.");
        _unpacked += entry.Method == ZipEntry.Deflated ? Math.Min(length, LongestUnpacked) : 0;
        if (_unpacked > LongestUnpacked)
            throw _file.Refuse($"unpacks to more than {LongestUnpacked >> 30} GB; save it again with torch.save, which does not compress.");
        if (_entries.Count == MostEntries)
            throw _file.Refuse($"has more than {MostEntries:N0} entries, more than weights of a network have; save the weights alone.");
        if (!_entries.TryAdd(text, entry))
            throw Damaged($"it has two entries named {CheckpointFile.Show(text)}");
    }

    /// <summary>The zip64 field: 64-bit values for those that are 0xffffffff in the entry, in the order length, packed, offset.</summary>
    private static ReadOnlySpan<byte> Wide(ReadOnlySpan<byte> extra)
    {
        const int wideId = 1, headLength = 4;
        while (extra.Length >= headLength)
        {
            int id = UInt16(extra, 0), length = Math.Min(UInt16(extra, 2), extra.Length - headLength);
            if (id == wideId)
                return extra.Slice(headLength, length);
            extra = extra[(headLength + length)..];
        }

        return [];
    }

    private long Widen(uint value, ref ReadOnlySpan<byte> wide)
    {
        if (value != uint.MaxValue)
            return value;
        if (wide.Length < sizeof(long))
            throw Damaged("a zip64 size is missing");
        var full = Int64(wide, 0);
        wide = wide[sizeof(long)..];
        return full;
    }

    private Shared.InputException Damaged(string why) =>
        _file.Refuse($"is a damaged zip archive ({why}); copy or download it again.");

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long Int64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
