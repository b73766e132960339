namespace CisLens.Shared.Storage;

/// <summary>Writes a file so that it is either whole under its name or not there: under a name of its own, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    private const int BufferBytes = 1 << 16;
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Writes or replaces a file. When the action fails, the old file stays and the temporary one is removed.</summary>
    /// <param name="path">Final name.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="expectedBytes">Size the file will have, where known, to say how much room a full disk needs.</param>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public static void Write(string path, Action<Stream> write, long expectedBytes = 0)
    {
        ArgumentNullException.ThrowIfNull(write);
        path = Path.GetFullPath(path);
        var temporary = TemporaryName.Of(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
            DiskSync.Folder(Path.GetDirectoryName(path)!);
            RemoveLeftovers(path);
        }
        catch (IOException error) when (StorageFullException.IsCause(error))
        {
            File.Delete(temporary);
            throw new StorageFullException(path, expectedBytes, error);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void RemoveLeftovers(string path)
    {
        // Younger ones may be another writer's.
        foreach (var leftover in TemporaryName.Leftovers(path).Where(one => File.GetLastWriteTimeUtc(one) < DateTime.UtcNow - Abandoned))
            File.Delete(leftover);
    }
}
