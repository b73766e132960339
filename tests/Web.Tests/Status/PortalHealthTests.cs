using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Storage;
using CisLens.Web.Status;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Status;

public sealed class PortalHealthTests : PortalContext
{
    [Fact]
    public async Task Look_NoWorker_Degraded() => Assert.Equal("degraded", (await LookAsync()).Status);

    [Fact]
    public async Task Look_WorkerAlive_ReadyAndRememberedForAMoment()
    {
        await using var database = await Databases.CreateDbContextAsync();
        database.Workers.Add(new WorkerEntity { Id = "lab:1", Device = "cpu", Tags = "cpu", Version = SoftwareVersion.Current, StartedAt = DateTimeOffset.UtcNow, SeenAt = DateTimeOffset.UtcNow });
        await database.SaveChangesAsync();
        Assert.Equal("ready", (await LookAsync()).Status);
        await database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Workers\" RENAME TO \"GoneWorkers\"");
        Assert.Equal("ready", (await LookAsync()).Status);
    }

    [Fact]
    public async Task Look_DatabaseBroken_Unready()
    {
        await using var database = await Databases.CreateDbContextAsync();
        await database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Workers\" RENAME TO \"GoneWorkers\"");
        Assert.Equal(new PortalReadiness(false, true, 0), await LookAsync());
    }

    [Fact]
    public async Task Look_FolderCannotBeWritten_Unready()
    {
        using var health = ActivatorUtilities.CreateInstance<PortalHealth>(Services, new DataFolder(Path.Combine(Settings.Data, "gone")));
        var readiness = await health.LookAsync(default);
        Assert.Equal((true, false, "unready"), (readiness.Database, readiness.Folder, readiness.Status));
    }

    private Task<PortalReadiness> LookAsync() => Services.GetRequiredService<PortalHealth>().LookAsync(default);
}
