using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Storage;

public sealed class AtomicWriteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteFile_Succeeds_ReplacesOldAndLeavesNoTemporary()
    {
        var path = _folder.File("result.tsv");
        File.WriteAllText(path, "old");

        AtomicFile.Write(path, stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void WriteFile_ActionFails_KeepsOldAndLeavesNoTemporary()
    {
        var path = _folder.File("result.tsv");
        File.WriteAllText(path, "old");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException();
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void WriteFolder_Succeeds_IsWholeUnderItsName()
    {
        var path = _folder.File("chunk-00000");

        Assert.True(AtomicDirectory.Write(path, folder =>
        {
            Assert.StartsWith(path + ".", folder, StringComparison.Ordinal);
            Assert.EndsWith(".tmp", folder, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.Combine(folder, "inner"));
            File.WriteAllText(Path.Combine(folder, "inner", "a"), "1");
        }));

        Assert.Equal("1", File.ReadAllText(Path.Combine(path, "inner", "a")));
        Assert.Equal([path], Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void WriteFolder_LeftoverOfKilledProcess_StartsFromNothing()
    {
        var path = _folder.File("chunk-00000");
        Directory.CreateDirectory(path + ".0123456789ab.tmp");
        File.WriteAllText(Path.Combine(path + ".0123456789ab.tmp", "stale"), "half");

        AtomicDirectory.Write(path, folder => File.WriteAllText(Path.Combine(folder, "fresh"), "whole"));

        Assert.Equal([Path.Combine(path, "fresh")], Directory.GetFiles(path));
        Assert.Equal([path], Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void WriteFolder_TwoAtOnce_TheFirstToBeWholeStaysAndIsWhole()
    {
        var path = _folder.File("chunk-00000");
        var second = AtomicDirectory.Write(path, late =>
        {
            File.WriteAllText(Path.Combine(late, "a"), "late");
            Assert.True(AtomicDirectory.Write(path, folder =>
            {
                File.WriteAllText(Path.Combine(folder, "a"), "1");
                File.WriteAllText(Path.Combine(folder, "b"), "2");
            }));
            Directory.CreateDirectory(late);
            File.WriteAllText(Path.Combine(late, "b"), "late");
        });

        Assert.False(second);
        Assert.Equal(["1", "2"], Directory.GetFiles(path).Order().Select(File.ReadAllText));
        Assert.Equal([path], Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void WriteFile_TwoAtOnce_BothSucceedAndOneIsWhole()
    {
        var path = _folder.File("bundle.zip");
        AtomicFile.Write(path, late =>
        {
            late.Write("half of "u8);
            AtomicFile.Write(path, stream => stream.Write("early"u8));
            late.Write("the late"u8);
        });

        Assert.Equal("half of the late", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void WriteFile_LeftoverOfYesterday_IsRemovedAndThatOfAMomentAgoStays()
    {
        var path = _folder.File("bundle.zip");
        var (old, young) = (path + ".0123456789ab.tmp", path + ".0123456789ac.tmp");
        File.WriteAllText(old, "half");
        File.WriteAllText(young, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-1));

        AtomicFile.Write(path, stream => stream.Write("new"u8));

        Assert.Equal([path, young], Directory.GetFiles(_folder.Path).Order());
    }

    [Fact]
    public void WriteFolder_ThereAlready_IsLeftAsItIs()
    {
        var path = _folder.File("chunk-00000");
        Directory.CreateDirectory(path);

        Assert.False(AtomicDirectory.Write(path, _ => throw new InvalidOperationException()));
    }

    [Fact]
    public void WriteFolder_ActionFails_LeavesNothing()
    {
        Assert.Throws<InvalidOperationException>(() => AtomicDirectory.Write(_folder.File("chunk"), folder =>
        {
            File.WriteAllText(Path.Combine(folder, "a"), "1");
            throw new InvalidOperationException();
        }));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [SkippableFact]
    public void Write_DiskFull_SaysWhatToFreeAndLeavesNothing()
    {
        // Linux has a device on which every write fails with "no space left".
        Skip.IfNot(File.Exists("/dev/full"), "/dev/full is not there.");
        var file = _folder.File("scores.npy");
        var chunk = _folder.File("chunk-00007");

        var fileError = Assert.Throws<StorageFullException>(() => AtomicFile.Write(file, _ => FillDisk(), expectedBytes: 300L << 20));
        var chunkError = Assert.Throws<StorageFullException>(() => AtomicDirectory.Write(chunk, _ => FillDisk()));

        Assert.Equal($"The disk that holds {Path.GetFileName(file)} is full: free 300 MB and resume the run; nothing already computed is lost.", fileError.Message);
        Assert.Equal($"The disk that holds {Path.GetFileName(chunk)} is full: free 64 MB and resume the run; nothing already computed is lost.", chunkError.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private static void FillDisk()
    {
        using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
        device.Write(new byte[100_000]);
        device.Flush();
    }
}
