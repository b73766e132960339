using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Storage;

public sealed class FolderLinksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fill_FoldersInFolders_EachFileHasASecondName()
    {
        var source = Source();
        var target = _folder.File("target");

        FolderLinks.Fill(source, target);

        Assert.Equal(["a.npy", Path.Combine("0", "b.npy")], Directory.GetFiles(target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(target, file)).OrderDescending());
        // One file with two names: what is written under one is read under the other.
        File.AppendAllText(Path.Combine(source, "0", "b.npy"), "!");
        Assert.Equal("second!", File.ReadAllText(Path.Combine(target, "0", "b.npy")));
    }

    [Fact]
    public void Fill_SourceDeletedAfter_FilesStay()
    {
        var source = Source();
        FolderLinks.Fill(source, _folder.File("target"));
        Directory.Delete(source, recursive: true);

        Assert.Equal("first", File.ReadAllText(Path.Combine(_folder.File("target"), "a.npy")));
    }

    [SkippableFact]
    public void Fill_AnotherDisk_Copies()
    {
        Skip.IfNot(Directory.Exists("/dev/shm"), "There is no second disk to copy to.");
        var target = Path.Combine("/dev/shm", $"cislens-test-{Identifier.New()}");
        try
        {
            FolderLinks.Fill(Source(), target);
            Assert.Equal("second", File.ReadAllText(Path.Combine(target, "0", "b.npy")));
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    [Fact]
    public void Fill_NoSource_Says() => Assert.Throws<DirectoryNotFoundException>(() => FolderLinks.Fill(_folder.File("none"), _folder.File("target")));

    private string Source()
    {
        var source = _folder.File("source");
        Directory.CreateDirectory(Path.Combine(source, "0"));
        File.WriteAllText(Path.Combine(source, "a.npy"), "first");
        File.WriteAllText(Path.Combine(source, "0", "b.npy"), "second");
        return source;
    }
}
