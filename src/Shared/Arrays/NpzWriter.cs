using System.IO.Compression;

namespace CisLens.Shared.Arrays;

/// <summary>
/// Writes arrays one after another into NumPy's .npz, a zip of .npy files, to a stream that need not seek. Entries carry a fixed
/// date so that the same arrays give the same bytes.
/// </summary>
public sealed class NpzWriter : IDisposable
{
    // The earliest date that a zip can state.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly CompressionLevel _compression;

    /// <summary>Starts an archive.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="leaveOpen">True when the stream stays open after this writer.</param>
    /// <param name="compression">None is what numpy.savez does; any other level what numpy.savez_compressed does.</param>
    public NpzWriter(Stream stream, bool leaveOpen = false, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen);
        _compression = compression;
    }

    /// <summary>Writes a whole array.</summary>
    /// <param name="key">Name of the array.</param>
    /// <param name="data">Elements, the last axis fastest.</param>
    /// <param name="shape">Length of each axis.</param>
    public void Add<T>(string key, ReadOnlySpan<T> data, params long[] shape)
        where T : unmanaged
    {
        using var writer = Open<T>(key, shape);
        writer.Append(data);
        writer.Complete();
    }

    /// <summary>Starts an array that is appended to piece by piece; dispose it before the next one is started.</summary>
    /// <param name="key">Name of the array.</param>
    /// <param name="shape">Final length of each axis.</param>
    public NpyWriter<T> Open<T>(string key, params long[] shape)
        where T : unmanaged
    {
        var entry = _archive.CreateEntry($"{key}.npy", _compression);
        entry.LastWriteTime = Date;
        return new NpyWriter<T>(entry.Open(), shape);
    }

    /// <summary>Writes the directory of the archive and closes it.</summary>
    public void Dispose() => _archive.Dispose();
}
