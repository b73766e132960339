namespace CisLens.Shared.Storage;

/// <summary>Writes a folder so that it is either whole under its name or not there: in <c>path.tmp</c>, flushed to the disk, then renamed.</summary>
public static class AtomicDirectory
{
    /// <summary>
    /// Builds a folder. A folder that is there already is left as it is and the action does not run; what a killed process left
    /// in <c>path.tmp</c> is removed first; when the action fails, nothing stays.
    /// </summary>
    /// <param name="path">Final name.</param>
    /// <param name="build">Fills the temporary folder whose path it is given.</param>
    /// <param name="expectedBytes">Size the folder will have, where known, to say how much room a full disk needs.</param>
    /// <returns>True when the folder was built, false when it was there already.</returns>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public static bool Write(string path, Action<string> build, long expectedBytes = 0)
    {
        ArgumentNullException.ThrowIfNull(build);
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(path))
            return false;
        var temporary = path + ".tmp";
        Remove(temporary);
        try
        {
            Directory.CreateDirectory(temporary);
            build(temporary);
            DiskSync.Tree(temporary);
            Directory.Move(temporary, path);
            DiskSync.Folder(Path.GetDirectoryName(path)!);
            return true;
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
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
