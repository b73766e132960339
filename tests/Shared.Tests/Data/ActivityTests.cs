using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Tests.Data;

public sealed class ActivityTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Line_ChangedOrRemoved_SqliteRefuses()
    {
        await using var database = await TestDatabase.CreateAsync();
        await RefusesAsync(database);
    }

    [SkippableFact]
    public async Task Line_ChangedOrRemoved_PostgresRefuses()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        await using var database = await TestDatabase.CreateAsync(postgres.NewDatabase());
        await RefusesAsync(database);
    }

    private static async Task RefusesAsync(TestDatabase database)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        db.Activities.Add(new ActivityEntity { At = DateTimeOffset.UtcNow, PersonId = "local", Person = "local user", Action = "made the project", Subject = "One" });
        await db.SaveChangesAsync();
        var change = await Assert.ThrowsAnyAsync<Exception>(() => db.Activities.ExecuteUpdateAsync(set => set.SetProperty(line => line.Subject, "Two")));
        var removal = await Assert.ThrowsAnyAsync<Exception>(() => db.Activities.ExecuteDeleteAsync());
        Assert.All([change, removal], error => Assert.Contains("only added to", error.Message, StringComparison.Ordinal));
        Assert.Equal("One", await db.Activities.Select(line => line.Subject).SingleAsync());
    }
}
