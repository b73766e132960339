namespace CisLens.Shared.Tests;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";

    /// <summary>Makes the folder.</summary>
    /// <param name="inMemory">True for thousands of small writes that need not wait for a disk, where the system has such a place.</param>
    public TemporaryFolder(bool inMemory = false) => Path = inMemory && Directory.Exists(MemoryDisk)
        ? Directory.CreateDirectory(System.IO.Path.Combine(MemoryDisk, $"cislens-tests-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("cislens-tests-").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
