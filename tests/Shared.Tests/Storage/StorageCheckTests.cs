using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Storage;

public sealed class StorageCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Problem_Writable_NoneAndNothingStays()
    {
        Assert.Null(StorageCheck.Problem(new DataFolder(_folder.Path)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Problem_FolderGone_SaysThatItCannotBeWritten() => Assert.Contains(
        "cannot be written", StorageCheck.Problem(new DataFolder(Path.Combine(_folder.Path, "gone"))), StringComparison.Ordinal);
}
