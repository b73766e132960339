using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Storage;

public sealed class FileLockTests
{
    [Fact]
    public void TryTake_Held_NullUntilLetGo()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cislens-test-").FullName, "a.lock");
        var first = FileLock.TryTake(path);
        Assert.NotNull(first);
        Assert.Null(FileLock.TryTake(path));
        first.Dispose();
        using var second = FileLock.TryTake(path);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Take_Held_WaitsAndTellsOnce()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cislens-test-").FullName, "a.lock");
        var first = FileLock.TryTake(path)!;
        var told = 0;
        var second = FileLock.TakeAsync(path, TimeSpan.FromMilliseconds(5), () => told++, default);
        await Task.Delay(50);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        Assert.Equal(1, told);
    }
}
