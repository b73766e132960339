using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Status;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Status;

public class WorkersPageTests : PortalContext
{
    [Fact]
    public void Workers_None_SaysThatRunsWait()
    {
        var page = Render<WorkersPage>();
        page.WaitForAssertion(() => Assert.Contains("Runs wait", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, null, "idle")]
    [InlineData(0, "ISM of CTCF", "computing")]
    [InlineData(600, "ISM of CTCF", "gone")]
    public async Task Workers_One_StateFollowsItsHeartbeat(int secondsAgo, string? doing, string expected)
    {
        await using var database = await Databases.CreateDbContextAsync();
        database.Workers.Add(new WorkerEntity
        {
            Id = "lab:1", Device = "cpu (2 threads)", Tags = "cpu", Version = "0.1.0", Doing = doing,
            StartedAt = DateTimeOffset.UtcNow.AddHours(-1), SeenAt = DateTimeOffset.UtcNow.AddSeconds(-secondsAgo),
        });
        await database.SaveChangesAsync();
        var page = Render<WorkersPage>();
        page.WaitForAssertion(() => Assert.Equal(expected, page.Find(".cl-pill").TextContent));
    }

    [Fact]
    public async Task Workers_DatabaseBroken_Error()
    {
        await using var database = await Databases.CreateDbContextAsync();
        await database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Workers\" RENAME TO \"GoneWorkers\"");
        Render<WorkersPage>().WaitForElement("[role=alert]");
    }
}
