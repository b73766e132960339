using System.IO.Compression;
using System.Text;
using CisLens.Inference.Runs.Bundles.People;
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
    private readonly List<BundleFile> _files = [];

    /// <summary>Begins a file of a bundle, with the date that all have.</summary>
    public static Stream Entry(ZipArchive zip, string name, CompressionLevel compression)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = Date;
        return entry.Open();
    }

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
        using var stream = Entry(_zip, name, compression);
        using var hashing = new HashingStream(stream);
        write(hashing);
        _files.Add(new BundleFile(name, description, hashing.Count, hashing.Hash()));
    }

    /// <summary>Adds the README, the metadata and the checksums.</summary>
    /// <param name="introduction">The beginning of the README.</param>
    /// <param name="crate">Makes the metadata of the files, those of the README and the checksums among them.</param>
    public void Complete(string introduction, Func<IReadOnlyList<BundleFile>, string> crate)
    {
        var checksums = new BundleFile(BundleNames.Checksums, $"SHA-256 of every other file; check with: sha256sum -c {BundleNames.Checksums}", null, null);
        const string Metadata = "every file with what it is, and the run that made them, as a Process Run Crate (RO-Crate)";
        Text(BundleNames.Readme, "this file", writer =>
        {
            writer.WriteLine(introduction);
            IEnumerable<(string Name, string Description)> last = [(BundleNames.Readme, "this file"), (BundleNames.Crate, Metadata)];
            var files = _files.Select(file => (file.Name, file.Description)).Concat(last).OrderBy(file => file.Name, StringComparer.Ordinal).Append((checksums.Name, checksums.Description)).ToList();
            var width = files.Max(file => file.Name.Length);
            foreach (var (name, text) in files)
                writer.WriteLine($"{name.PadRight(width)}  {text}");
        });
        Text(BundleNames.Crate, Metadata, writer => writer.Write(crate([.. _files, checksums])));
        using var stream = Entry(_zip, BundleNames.Checksums, CompressionLevel.Optimal);
        stream.Write(Encoding.UTF8.GetBytes(string.Concat(_files.Select(file => BundleListing.Sum(file.Sha256!, file.Name) + "\n"))));
    }

    public void Dispose() => _zip.Dispose();
}
