namespace CisLens.Shared.Storage;

/// <summary>Finds out whether results can be written at all.</summary>
public static class StorageCheck
{
    private const int ProbeBytes = 1 << 16;
    private const long LeastFree = 64L << 20;

    /// <summary>What stands in the way, as the first half of a sentence with its cure; null when nothing does.</summary>
    public static string? Problem(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        try
        {
            var probe = TemporaryName.Of(Path.Combine(data.Root, "probe"));
            using (var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                file.Write(new byte[ProbeBytes]);
                file.Flush(flushToDisk: true);
            }
            return new DriveInfo(data.Root).AvailableFreeSpace < LeastFree ? Full(data) : null;
        }
        catch (IOException error) when (StorageFullException.IsCause(error))
        {
            return Full(data);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"the data folder {data.Root} cannot be written ({error.Message.TrimEnd('.')}); make it writable for the worker's user";
        }
    }

    private static string Full(DataFolder data) => $"the disk that holds the data folder {data.Root} is full; free {LeastFree >> 20} MB or more";
}
