using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Tests.Data;

public sealed class DatabaseStartupTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Run_Sqlite_ModelAndMigrationsAgree()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await database.Contexts.CreateDbContextAsync();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [SkippableFact]
    public async Task Run_Postgres_ModelAndMigrationsAgree()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        await using var database = await TestDatabase.CreateAsync(postgres.NewDatabase());
        await using var db = await database.Contexts.CreateDbContextAsync();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Run_SqliteFourAtOnce_AllFindTheDatabaseReady() => await AllAtOnceAsync(null);

    [SkippableFact]
    public async Task Run_PostgresFourAtOnce_AllFindTheDatabaseReady()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        await AllAtOnceAsync(postgres.NewDatabase());
    }

    [Fact]
    public async Task Run_LeftoverMigrationLock_IsNotWaitedFor()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = await database.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, 'then')");
        using var timeout = new CancellationTokenSource(Patience.Limit);
        await database.Startup.RunAsync(timeout.Token);
        Assert.NotNull(await database.AddProjectAsync());
    }

    [Fact]
    public async Task Run_ServerAway_OneSentenceNamesTheSetting()
    {
        var folder = Directory.CreateTempSubdirectory("cislens-test-").FullName;
        await using var database = TestDatabase.Open(TestDatabase.SettingsIn(
            folder, new DatabaseSettings(DatabaseProvider.Postgres, "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2")));
        var error = await Assert.ThrowsAsync<InputException>(() => database.Startup.RunAsync(CancellationToken.None));
        Assert.Contains("CisLens:Database:ConnectionString", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DataFolderIsAFile_OneSentenceNamesTheSetting()
    {
        var folder = Directory.CreateTempSubdirectory("cislens-test-").FullName;
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");
        var database = TestDatabase.Open(TestDatabase.SettingsIn(Path.Combine(file, "below")));
        var error = await Assert.ThrowsAsync<InputException>(() => database.Startup.RunAsync(CancellationToken.None));
        Assert.Contains("CisLens:Data", error.Message, StringComparison.Ordinal);
    }

    private static async Task AllAtOnceAsync(DatabaseSettings? settings)
    {
        var folder = Directory.CreateTempSubdirectory("cislens-test-").FullName;
        var databases = Enumerable.Range(0, 4).Select(_ => TestDatabase.Open(TestDatabase.SettingsIn(folder, settings))).ToList();
        await Task.WhenAll(databases.Select(database => Task.Run(() => database.Startup.RunAsync(CancellationToken.None))));
        Assert.NotNull(await databases[0].AddProjectAsync());
        await databases[0].DisposeAsync();
    }
}
