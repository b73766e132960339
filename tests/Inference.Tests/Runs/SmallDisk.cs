using System.Diagnostics;

namespace CisLens.Inference.Tests.Runs;

/// <summary>A disk in memory that is soon full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filling => System.IO.Path.Combine(Path, "filling");

    /// <summary>Mounts one; null where that is not allowed.</summary>
    public static SmallDisk? TryMount(string below, int kilobytes)
    {
        var path = Directory.CreateDirectory(System.IO.Path.Combine(below, "small-disk")).FullName;
        return Environment.UserName == "root" && Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path) ? new SmallDisk(path) : null;
    }

    /// <summary>Leaves no byte.</summary>
    public void Fill()
    {
        try
        {
            using var file = File.Create(Filling, 1);
            var page = new byte[4096];
            while (true)
                file.Write(page);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    /// <summary>Makes it read-only, or writable again; a file that is being written is waited for.</summary>
    public void SetReadOnly(bool isReadOnly)
    {
        while (!Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", Path))
            Thread.Sleep(20);
    }

    public void Free() => File.Delete(Filling);

    public void Dispose() => Run("umount", "-l", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
