using System.IO.Compression;

namespace CisLens.Shared.Arrays;

/// <summary>Reads arrays by key from NumPy's .npz, a zip of .npy files.</summary>
public sealed class NpzFile : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly string _name;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">The file is not a zip.</exception>
    public NpzFile(string path)
        : this(File.OpenRead(path), Path.GetFileName(path))
    {
    }

    /// <summary>Opens a stream, which is closed with this reader.</summary>
    /// <param name="stream">Stream that seeks.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <exception cref="InputException">The stream is not a zip.</exception>
    public NpzFile(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _name = name;
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read);
            Keys = [.. _archive.Entries.Select(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName)];
        }
        catch (InvalidDataException error)
        {
            stream.Dispose();
            throw new InputException($"{name} is not a NumPy .npz file, or it was cut: save it again with numpy.savez.", name, null, error);
        }
    }

    /// <summary>Names of the arrays, in the order of the file.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Reads one array.</summary>
    /// <param name="key">Name of the array.</param>
    /// <exception cref="InputException">There is no such array, or it cannot be read as <typeparamref name="T"/>.</exception>
    public NpyArray<T> Read<T>(string key)
        where T : unmanaged
    {
        var entry = Entry(key);
        try
        {
            using var stream = entry.Open();
            return NpyFile.Read<T>(stream, $"{key} in {_name}", entry.Length);
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{key} in {_name} is damaged: save the file again with numpy.savez.", _name, null, error);
        }
    }

    /// <summary>Element type and shape of one array.</summary>
    /// <param name="key">Name of the array.</param>
    /// <exception cref="InputException">There is no such array.</exception>
    public NpyHeader ReadHeader(string key)
    {
        using var stream = Entry(key).Open();
        return NpyHeaderText.Read(stream, $"{key} in {_name}");
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private ZipArchiveEntry Entry(string key) =>
        _archive.GetEntry($"{key}.npy") ?? _archive.GetEntry(key)
        ?? throw new InputException($"{_name} has no array {key}: it has {string.Join(", ", Keys)}.", _name);
}
