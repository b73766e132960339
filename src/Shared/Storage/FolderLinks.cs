using System.Runtime.InteropServices;
using System.Text;

namespace CisLens.Shared.Storage;

/// <summary>A second name for files that never change: hard links, which take no room and live as long as one of the names does.</summary>
public static partial class FolderLinks
{
    /// <summary>Fills a folder with links to the files of another, which may be deleted after. Files that cannot be linked, e.g. to another disk, are copied.</summary>
    /// <param name="source">The folder; its files must never be changed in place.</param>
    /// <param name="target">The folder to be filled; made if it is not there.</param>
    /// <exception cref="DirectoryNotFoundException">The source, or a folder in it, is gone.</exception>
    /// <exception cref="FileNotFoundException">A file of it is gone.</exception>
    public static void Fill(string source, string target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        Directory.CreateDirectory(target);
        foreach (var folder in Directory.EnumerateDirectories(source))
            Fill(folder, Path.Combine(target, Path.GetFileName(folder)));
        foreach (var file in Directory.EnumerateFiles(source))
        {
            var name = Path.Combine(target, Path.GetFileName(file));
            if (!TryLink(file, name))
                File.Copy(file, name);
        }
    }

    // Windows copies.
    private static bool TryLink(string file, string name) =>
        !OperatingSystem.IsWindows() && Link(Encoding.UTF8.GetBytes(file + '\0'), Encoding.UTF8.GetBytes(name + '\0')) == 0;

    [LibraryImport("libc", EntryPoint = "link")]
    private static partial int Link(byte[] existing, byte[] name);
}
