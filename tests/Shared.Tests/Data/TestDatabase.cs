using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Shared.Tests.Data;

/// <summary>A real database, migrated, in a folder of its own.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestDatabase(CisLensSettings settings)
    {
        Settings = settings;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCisLensData(settings);
        _services = services.BuildServiceProvider();
    }

    public CisLensSettings Settings { get; }

    public IDbContextFactory<CisLensDb> Contexts => _services.GetRequiredService<IDbContextFactory<CisLensDb>>();

    public DatabaseStartup Startup => _services.GetRequiredService<DatabaseStartup>();

    public static TestDatabase Open(CisLensSettings settings) => new(settings);

    public static async Task<TestDatabase> CreateAsync(DatabaseSettings? database = null)
    {
        var opened = new TestDatabase(SettingsIn(Directory.CreateTempSubdirectory("cislens-test-").FullName, database));
        await opened.Startup.RunAsync(CancellationToken.None);
        return opened;
    }

    public static CisLensSettings SettingsIn(string folder, DatabaseSettings? database = null) => new()
    {
        Data = folder,
        Models = Path.Combine(folder, "shipped"),
        Database = database ?? new DatabaseSettings(DatabaseProvider.Sqlite, ""),
        Worker = new WorkerSettings(false, ["cpu"], "cpu", 1),
        Uploads = new UploadSettings(1 << 20),
    };

    public async Task<string> AddProjectAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var project = new ProjectEntity { Name = "Project " + Identifier.New(), CreatedAt = DateTimeOffset.UtcNow };
        db.Projects.Add(project);
        await db.SaveChangesAsync();
        return project.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Data, recursive: true);
    }
}
