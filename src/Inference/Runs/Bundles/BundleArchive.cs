using System.IO.Compression;
using System.Text;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>
/// The zip under construction. Entries carry a fixed date, so that the same results give the same bytes; what each file is, and
/// its checksum, are collected for the last two entries.
/// </summary>
internal sealed class BundleArchive(Stream target) : IDisposable
{
    // The earliest date that a zip can state.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, string Text)> _descriptions = [];
    private readonly StringBuilder _checksums = new();

    /// <summary>Adds a text; it is compressed.</summary>
    public void Text(string name, string description, Action<TextWriter> write) => Add(name, description, CompressionLevel.Optimal, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>Adds a file as it is; it is compressed.</summary>
    public void Copy(string name, string description, string path) => Add(name, description, CompressionLevel.Optimal, stream =>
    {
        using var source = File.OpenRead(path);
        source.CopyTo(stream);
    });

    /// <summary>Adds an .npz with one array under the key <c>arr_0</c>.</summary>
    public void Array<T>(string name, string description, CompressionLevel compression, long[] shape, Action<NpyWriter<T>> write)
        where T : unmanaged
    {
        // The .npz is a zip of its own, so the outer one stores it.
        Add(name, description, CompressionLevel.NoCompression, stream =>
        {
            using var npz = new NpzWriter(stream, leaveOpen: true, compression);
            using var writer = npz.Open<T>("arr_0", shape);
            write(writer);
            writer.Complete();
        });
    }

    /// <summary>Adds bytes.</summary>
    public void Add(string name, string description, CompressionLevel compression, Action<Stream> write)
    {
        _descriptions.Add((name, description));
        var entry = _zip.CreateEntry(name, compression);
        entry.LastWriteTime = Date;
        using var stream = entry.Open();
        using var hashing = new HashingStream(stream);
        write(hashing);
        _checksums.Append(hashing.Hash()).Append("  ").Append(name).Append('\n');
    }

    /// <summary>Adds the README and the checksums.</summary>
    public void Complete(string introduction)
    {
        const string Checksums = "checksums.sha256";
        Text("README.txt", "this file", writer =>
        {
            writer.WriteLine(introduction);
            var width = _descriptions.Max(item => item.Name.Length);
            foreach (var (name, text) in _descriptions.OrderBy(item => item.Name, StringComparer.Ordinal))
                writer.WriteLine($"{name.PadRight(width)}  {text}");
            writer.WriteLine($"{Checksums.PadRight(width)}  SHA-256 of every other file; check with: sha256sum -c {Checksums}");
        });
        var entry = _zip.CreateEntry(Checksums, CompressionLevel.Optimal);
        entry.LastWriteTime = Date;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(_checksums.ToString()));
    }

    public void Dispose() => _zip.Dispose();
}
