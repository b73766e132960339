namespace CisLens.Shared.Storage;

/// <summary>
/// The version of the portal that last started on a data folder, kept in a file there, so that a worker on another machine learns of an upgrade: one of
/// another version takes no chunks, because results of two versions must not be mixed.
/// </summary>
public static class ExpectedVersion
{
    /// <summary>Tells workers which version they must have.</summary>
    /// <exception cref="InputException">The folder cannot be written; the sentence names the setting.</exception>
    public static void Write(DataFolder data, string version)
    {
        ArgumentNullException.ThrowIfNull(data);
        try
        {
            AtomicFile.Write(data.Version, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(version)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"The data folder {data.Root} cannot be written ({error.Message.TrimEnd('.')}); change the setting CisLens:Data or the folder's owner.", error);
        }
    }

    /// <summary>Which version workers must have; null where no portal was started yet.</summary>
    public static string? Read(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return File.Exists(data.Version) ? File.ReadAllText(data.Version) : null;
    }
}
