using CisLens.Shared;
using CisLens.Shared.Settings;
using CisLens.Web.Access;

namespace CisLens.Web.Tests.Access;

public sealed class KeyFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Prepare_FolderOfItsOwn_IsForThePortalsUserOnly()
    {
        var settings = Settings(PathOf("elsewhere"));
        KeyFolder.Prepare(settings);
        KeyFolder.Prepare(settings);
        Assert.Equal(PathOf("elsewhere"), settings.Keys);
        Assert.False(Directory.Exists(settings.DataFolder.Keys));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(settings.Keys));
    }

    [Fact]
    public void Prepare_NothingSet_InTheDataFolder()
    {
        var settings = Settings(null);
        KeyFolder.Prepare(settings);
        Assert.True(Directory.Exists(PathOf("data/keys")));
    }

    [Fact]
    public void Prepare_KeysWereLeftInTheDataFolder_OneSentenceMovesThem()
    {
        var before = Settings(null);
        KeyFolder.Prepare(before);
        File.WriteAllText(Path.Combine(before.Keys, "key-1.xml"), "<key/>");
        KeyFolder.Prepare(before);
        var error = Assert.Throws<InputException>(() => KeyFolder.Prepare(Settings(PathOf("elsewhere"))));
        Assert.EndsWith($"mv {before.Keys} {PathOf("elsewhere")}.", error.Message, StringComparison.Ordinal);
        Directory.Move(before.Keys, PathOf("elsewhere"));
        KeyFolder.Prepare(Settings(PathOf("elsewhere")));
    }

    [Fact]
    public void Prepare_CannotBeMade_OneSentenceNamesTheSetting()
    {
        File.WriteAllText(PathOf("file"), "");
        var error = Assert.Throws<InputException>(() => KeyFolder.Prepare(Settings(PathOf("file/below"))));
        Assert.Contains("CisLens:Keys", error.Message, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private CisLensSettings Settings(string? keys)
    {
        var settings = new CisLensSettings
        {
            Data = PathOf("data"),
            Models = PathOf("models"),
            Database = new DatabaseSettings(DatabaseProvider.Sqlite, ""),
            Worker = new WorkerSettings(false, ["cpu"], "cpu", 1),
            Uploads = new UploadSettings(1 << 20),
        };
        return keys is null ? settings : settings with { Keys = keys };
    }
}
