namespace CisLens.Shared.Storage;

/// <summary>
/// The names under which files and folders are written before they are whole. Each writer has its own, because two workers may write the same chunk at once:
/// one that was taken for dead and is not.
/// </summary>
internal static class TemporaryName
{
    private const string Ending = ".tmp";

    /// <summary>A new name beside the final one.</summary>
    public static string Of(string path) => $"{path}.{Identifier.New()}{Ending}";

    /// <summary>What was left beside a final name by processes that were killed, or is being written by slower ones.</summary>
    public static IEnumerable<string> Leftovers(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        return Directory.EnumerateFileSystemEntries(folder, name + ".*").Where(one => one.EndsWith(Ending, StringComparison.Ordinal));
    }
}
