using System.Net;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Api;

public sealed class WorkersApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Worker_DrainedUndoneAndRemoved_ByScript()
    {
        var id = $"lab:{Random.Shared.Next()}";
        await using (var database = await portal.Databases.CreateDbContextAsync())
        {
            database.Workers.Add(new WorkerEntity { Id = id, Device = "cpu (2 threads)", Tags = "cpu", Version = SoftwareVersion.Current, StartedAt = DateTimeOffset.UtcNow, SeenAt = DateTimeOffset.UtcNow });
            await database.SaveChangesAsync();
        }

        var address = $"/api/workers/{Uri.EscapeDataString(id)}";
        Assert.Equal("idle", await StateAsync(id));
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Http.PutAsync(new Uri($"{address}/drained", UriKind.Relative), null)).StatusCode);
        Assert.Equal("drained", await StateAsync(id));
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Http.DeleteAsync(new Uri($"{address}/drained", UriKind.Relative))).StatusCode);
        Assert.Equal("idle", await StateAsync(id));
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Http.DeleteAsync(new Uri(address, UriKind.Relative))).StatusCode);
        Assert.Null(await StateAsync(id));
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Http.DeleteAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    private async Task<string?> StateAsync(string id) => (await _api.GetAsync("/api/workers")).GetProperty("workers").EnumerateArray()
        .Where(worker => worker.GetProperty("id").GetString() == id).Select(worker => worker.GetProperty("state").GetString()).SingleOrDefault();
}
