namespace CisLens.Shared.Storage;

/// <summary>A lock between processes: a file held open. The system lets go of it when the process ends, however it ends.</summary>
public sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when another process has it.</summary>
    public static FileLock? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Takes the lock, asking again every <paramref name="interval"/> while another process has it.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="interval">How long to wait between two attempts.</param>
    /// <param name="waiting">Called once, when the first attempt failed.</param>
    /// <param name="token">Ends the wait.</param>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan interval, Action waiting, CancellationToken token)
    {
        var taken = TryTake(path);
        if (taken is null)
            waiting();
        while (taken is null)
        {
            await Task.Delay(interval, token).ConfigureAwait(false);
            taken = TryTake(path);
        }
        return taken;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
