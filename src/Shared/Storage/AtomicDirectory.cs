namespace CisLens.Shared.Storage;

/// <summary>
/// Writes a folder so that it is either whole under its name or not there: under a name of its own, flushed to the disk, then renamed. Several may write
/// the same folder at once: the first to be whole stays.
/// </summary>
public static class AtomicDirectory
{
    /// <summary>
    /// Builds a folder. A folder that is there already is left as it is and the action does not run; when the folder is whole, what killed processes left of it
    /// is removed; when the action fails, nothing stays.
    /// </summary>
    /// <param name="path">Final name.</param>
    /// <param name="build">Fills the temporary folder whose path it is given.</param>
    /// <param name="expectedBytes">Size the folder will have, where known, to say how much room a full disk needs.</param>
    /// <returns>True when the folder was built, false when it was there already or another process built it meanwhile.</returns>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public static bool Write(string path, Action<string> build, long expectedBytes = 0)
    {
        ArgumentNullException.ThrowIfNull(build);
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(path))
            return false;
        var temporary = TemporaryName.Of(path);
        try
        {
            Directory.CreateDirectory(temporary);
            build(temporary);
            DiskSync.Tree(temporary);
            Directory.Move(temporary, path);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            // Another was faster, and removed what was in its way.
            Remove(temporary);
            return false;
        }
        catch (IOException error) when (StorageFullException.IsCause(error))
        {
            Remove(temporary);
            throw new StorageFullException(path, expectedBytes, error);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
        DiskSync.Folder(Path.GetDirectoryName(path)!);
        foreach (var leftover in TemporaryName.Leftovers(path))
            Remove(leftover);
        return true;
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // It is gone already, or still written to by one who is too late: it then finds the whole folder and removes its own.
        }
    }
}
