using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using CisLens.Shared.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CisLens.Inference.Tests.Runs;

public sealed class WorkerRightsTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly string[] Allowed =
    [
        "Models", "MotifDatabases", "Notices", "RunChunks", "RunEvents", "RunStages", "Runs", "SequenceSets", "Workers", "__EFMigrationsHistory",
    ];

    [SkippableFact]
    public async Task Grant_WorkerUnderARoleOfItsOwn_ComputesAWholeRun()
    {
        await using var lab = await OpenAsync();
        // Twice, as at every start of the portal.
        await lab.WorkerRights.GrantAsync(default);
        await lab.WorkerRights.GrantAsync(default);
        var run = await lab.Runs.SubmitAsync(new RunSubmission(lab.Project, lab.Spec(await lab.AddSequencesAsync(40, 30), "saliency", "ism")) { PersonId = "0123456789ab" }, default);
        await using var worker = await lab.StartWorkerAsync(settings: OfWorker(lab));
        var detail = await lab.WaitAsync(run, RunState.Done, RunState.Failed);

        Assert.Equal((RunState.Done, (string?)null), (detail.Summary.State, detail.Summary.Failure));
        Assert.Equal((40, 0), (detail.Summary.Rows, detail.Summary.Dropped));
        Assert.True(File.Exists(lab.Data.Run(run).Bundle));
        await using var db = await lab.Contexts.CreateDbContextAsync();
        // Written after the state.
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await db.Notices.AnyAsync(notice => notice.PersonId == "0123456789ab", limit.Token))
            await Task.Delay(50, limit.Token);
        // What workers do besides: they add what they train.
        await using var own = ContextOfWorker(lab);
        own.Models.Add(new ModelEntity { Id = Identifier.New(), ProjectId = lab.Project, Name = "Trained", Version = "1.0", Folder = "models/x", CreatedAt = DateTimeOffset.UtcNow });
        await own.SaveChangesAsync();
        Assert.Equal("Trained", (await db.Models.SingleAsync()).Name);
    }

    [SkippableFact]
    public async Task Grant_WorkerUnderARoleOfItsOwn_NeitherReadsNorWritesPeople()
    {
        await using var lab = await OpenAsync();
        await lab.WorkerRights.GrantAsync(default);
        await using var own = ContextOfWorker(lab);
        foreach (var statement in new[]
        {
            "select \"PasswordHash\" from \"People\"",
            "update \"People\" set \"IsAdministrator\" = true",
            "select * from \"ApiTokens\"",
            "delete from \"ApiTokens\"",
            "insert into \"ProjectMembers\" select * from \"ProjectMembers\"",
            "update \"Invitations\" set \"UsedAt\" = null",
            "select * from \"ShareLinks\"",
            "select * from \"Sessions\"",
            "select \"Text\" from \"Notices\"",
            "delete from \"Runs\"",
            "create table public.own (id int)",
            "drop table \"Activities\"",
        })
        {
            var error = await Assert.ThrowsAsync<PostgresException>(() => own.Database.ExecuteSqlRawAsync(statement));
            Assert.True(error.SqlState == PostgresErrorCodes.InsufficientPrivilege, $"{statement}: {error.Message}");
        }

        var role = lab.Settings.Database.WorkerRole!;
        await using var db = await lab.Contexts.CreateDbContextAsync();
        var reached = await db.Database.SqlQuery<string>(
            $"select table_name as \"Value\" from information_schema.column_privileges where grantee = {role} union select table_name from information_schema.table_privileges where grantee = {role}").ToListAsync();
        Assert.Equal(Allowed, reached.Where(table => !table.StartsWith("qrtz_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("qrtz_triggers", reached);
    }

    [SkippableFact]
    public async Task Start_WorkerBeforeItHasRights_OneSentenceSaysWhatToStart()
    {
        await using var lab = await OpenAsync();
        var error = await Assert.ThrowsAsync<InputException>(() => lab.StartWorkerAsync(settings: OfWorker(lab)));
        Assert.Contains("start the portal", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Grant_RoleThatIsNotThere_OneSentenceNamesTheSetting()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        await using var lab = await RunLab.CreateAsync(postgres.NewDatabase() with { WorkerRole = "nobody_there" });
        var error = await Assert.ThrowsAsync<InputException>(() => lab.WorkerRights.GrantAsync(default));
        Assert.Contains("CisLens:Database:WorkerRole", error.Message, StringComparison.Ordinal);
    }

    private async Task<RunLab> OpenAsync()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        return await RunLab.CreateAsync(postgres.NewDatabase() with { WorkerRole = postgres.NewRole() });
    }

    private static CisLensSettings OfWorker(RunLab lab) => lab.Settings with
    {
        Database = new DatabaseSettings(DatabaseProvider.Postgres, ConnectionOfWorker(lab)),
    };

    private static PostgresCisLensDb ContextOfWorker(RunLab lab) =>
        new(new DbContextOptionsBuilder<PostgresCisLensDb>().UseNpgsql(ConnectionOfWorker(lab)).Options);

    private static string ConnectionOfWorker(RunLab lab) =>
        new NpgsqlConnectionStringBuilder(lab.Settings.Database.ConnectionString) { Username = lab.Settings.Database.WorkerRole }.ConnectionString;
}
