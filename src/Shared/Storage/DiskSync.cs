using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace CisLens.Shared.Storage;

/// <summary>Makes sure that files and folder entries are on the disk and not only in the system's cache.</summary>
internal static partial class DiskSync
{
    private const int ReadOnly = 0;

    public static void File(string path)
    {
        using var handle = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Flushes the entries of a folder; without it a rename can be lost in a power cut. Windows does this by itself.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), ReadOnly);
        if (descriptor < 0)
            throw Failure(path);
        try
        {
            if (FlushDescriptor(descriptor) != 0)
                throw Failure(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Flushes every file and folder below a folder, and the folder itself.</summary>
    public static void Tree(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File(file);
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            Folder(inner);
        Folder(folder);
    }

    private static IOException Failure(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{path} could not be flushed to the disk: {new Win32Exception(error).Message}.", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FlushDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
