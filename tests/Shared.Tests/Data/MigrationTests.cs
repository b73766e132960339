using System.Globalization;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CisLens.Shared.Tests.Data;

/// <summary>A database of the first schema, with a project, sequences, a model, a run and a worker in it, comes up to the newest with nothing lost.</summary>
public sealed class MigrationTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string FirstSchema = "Initial";
    private static readonly DateTimeOffset Moment = new(2026, 11, 21, 4, 8, 0, TimeSpan.Zero);

    [Fact]
    public Task Upgrade_SqliteFromTheFirstSchema_EverythingIsThere() => UpgradeAsync(null, Moment.UtcTicks.ToString(CultureInfo.InvariantCulture));

    [SkippableFact]
    public Task Upgrade_PostgresFromTheFirstSchema_EverythingIsThere()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        return UpgradeAsync(postgres.NewDatabase(), $"'{Moment:yyyy-MM-dd HH:mm:ss}+00'");
    }

    [Fact]
    public Task Start_SqliteOfANewerVersion_OneSentence() => RefuseAsync(null);

    [SkippableFact]
    public Task Start_PostgresOfANewerVersion_OneSentence()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        return RefuseAsync(postgres.NewDatabase());
    }

    private static async Task UpgradeAsync(DatabaseSettings? settings, string moment)
    {
        await using var database = TestDatabase.Open(TestDatabase.SettingsIn(Directory.CreateTempSubdirectory("cislens-test-").FullName, settings));
        await using (var old = await database.Contexts.CreateDbContextAsync())
        {
            await old.GetService<IMigrator>().MigrateAsync(FirstSchema);
            foreach (var sql in FirstRows(moment))
                await old.Database.ExecuteSqlRawAsync(sql);
        }

        await database.Startup.RunAsync(default);
        await using var db = await database.Contexts.CreateDbContextAsync();
        Assert.False(db.Database.HasPendingModelChanges());
        var project = await db.Projects.SingleAsync();
        Assert.Equal(("project00000", "Before", Moment), (project.Id, project.Name, project.CreatedAt));
        var run = await db.Runs.Include(one => one.Stages).SingleAsync();
        Assert.Equal(("run000000000", RunState.Done, 7L, Moment), (run.Id, run.State, run.Rows, run.SubmittedAt));
        Assert.Equal(("predict", StageState.Done), (run.Stages.Single().Key, run.Stages.Single().State));
        var chunk = await db.RunChunks.SingleAsync();
        Assert.Equal((StageState.Done, 1), (chunk.State, chunk.Attempts));
        Assert.Equal("done", (await db.RunEvents.SingleAsync()).Message);
        Assert.Equal(SequenceSetState.Ready, (await db.SequenceSets.SingleAsync()).State);
        Assert.Equal("Mine", (await db.Models.SingleAsync()).Name);
        var worker = await db.Workers.SingleAsync();
        Assert.Equal((false, 0L), (worker.IsDrained, worker.MemoryBytes));
    }

    private static async Task RefuseAsync(DatabaseSettings? settings)
    {
        await using var database = await TestDatabase.CreateAsync(settings);
        await using (var db = await database.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Later', '99.0.0')");
        var error = await Assert.ThrowsAsync<InputException>(() => database.Startup.RunAsync(default));
        Assert.Contains("newer version of CisLens (29990101000000_Later)", error.Message, StringComparison.Ordinal);
    }

    // As the first version wrote them. Both databases read the same text but for moments and truth.
    private static IEnumerable<string> FirstRows(string moment)
    {
        var no = moment.StartsWith('\'') ? "false" : "0";
        yield return $"""INSERT INTO "Projects" ("Id", "Name", "Description", "IsDemo", "CreatedAt") VALUES ('project00000', 'Before', '', {no}, {moment})""";
        yield return $"""INSERT INTO "Workers" ("Id", "Device", "Tags", "Version", "StartedAt", "SeenAt") VALUES ('lab:1', 'cpu', 'cpu', '0.1.0', {moment}, {moment})""";
        yield return $"""INSERT INTO "Models" ("Id", "ProjectId", "Name", "Version", "Folder", "CreatedAt") VALUES ('model0000000', 'project00000', 'Mine', '1', 'models/model0000000', {moment})""";
        yield return $"""INSERT INTO "SequenceSets" ("Id", "ProjectId", "Name", "Source", "State", "Count", "Rejected", "Sha256", "CreatedAt") VALUES ('set000000000', 'project00000', 'Peaks', 'peaks.fa', 'Ready', 7, 0, '', {moment})""";
        yield return $"""INSERT INTO "Runs" ("Id", "ProjectId", "Name", "SpecJson", "SpecHash", "State", "Rows", "Dropped", "SoftwareVersion", "SubmittedAt") VALUES ('run000000000', 'project00000', 'First', '', '', 'Done', 7, 0, '0.1.0', {moment})""";
        yield return """INSERT INTO "RunStages" ("Id", "RunId", "Ordinal", "Key", "Kind", "Title", "State", "Rows", "Chunks", "CostPerRow") VALUES (1, 'run000000000', 0, 'predict', 'Predict', 'Predict', 'Done', 7, 1, 1)""";
        yield return """INSERT INTO "RunChunks" ("Id", "RunId", "StageId", "Index", "FirstRow", "Rows", "RowsDone", "State", "Attempts") VALUES (1, 'run000000000', 1, 0, 0, 7, 7, 'Done', 1)""";
        yield return $"""INSERT INTO "RunEvents" ("Id", "RunId", "Kind", "Message", "At") VALUES (1, 'run000000000', 'State', 'done', {moment})""";
    }
}
