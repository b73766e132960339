using System.IO.Compression;

namespace CisLens.Inference.Tests.Doors;

/// <summary>Zips made in memory.</summary>
internal static class ZipFiles
{
    // The upper half of the attributes is the mode of Unix: a symbolic link.
    private const int SymbolicLink = unchecked((int)0xA1FF0000);

    private const int Large = 1 << 24;

    public static byte[] Of(params (string Name, byte[] Bytes)[] entries) => Make(archive =>
    {
        foreach (var (name, bytes) in entries)
            Add(archive, name, bytes);
    });

    /// <summary>The same, with a link that points out of the folder.</summary>
    public static byte[] WithLink(string name, string target, params (string Name, byte[] Bytes)[] entries) => Make(archive =>
    {
        foreach (var (other, bytes) in entries)
            Add(archive, other, bytes);
        Add(archive, name, System.Text.Encoding.UTF8.GetBytes(target)).ExternalAttributes = SymbolicLink;
    });

    /// <summary>A zip whose list is longer than its files: so many empty ones with long names.</summary>
    public static byte[] LongList(int files) => Make(archive =>
    {
        var name = new string('n', 500);
        for (var file = 0; file < files; file++)
            archive.CreateEntry($"{name}{file}", CompressionLevel.NoCompression);
    });

    private static byte[] Make(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        return stream.ToArray();
    }

    // A bomb is packed as tightly as can be.
    private static ZipArchiveEntry Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, bytes.Length < Large ? CompressionLevel.Fastest : CompressionLevel.SmallestSize);
        using var stream = entry.Open();
        stream.Write(bytes);
        return entry;
    }
}
