using System.Net;
using System.Runtime.InteropServices;
using CisLens.Shared.Runs;
using CisLens.Web.Tests.Api;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Audits.Spread;

public sealed class SpreadEndpointsTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Band_OfARow_IsItsMeanAndDeviation()
    {
        var project = await _api.MakeProjectAsync();
        var set = await StoredSet.AddAsync(portal.Databases, portal.Data, project);
        var spec = AuditedRun.Asked(StoredRun.Spec(set));
        var run = await portal.Factory.Services.GetRequiredService<RunStore>().SubmitAsync(project, spec with { Model = spec.Model with { Id = "known-answer" } }, default);
        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        AuditedRun.Write(portal.Data.Run(run));
        var address = $"/api/projects/{project}/runs/{run}/rows/1/spread/ism/0";

        Assert.Equal(Enumerable.Range(1, 8).Select(value => (float)value), await FloatsAsync($"{address}/model/mean"));
        Assert.Equal(Enumerable.Repeat(2f, 8), await FloatsAsync($"{address}/model/deviation"));
        // The method was run under one seed.
        using var none = await _api.Http.GetAsync(new Uri($"{address}/seed/deviation", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private async Task<float[]> FloatsAsync(string address)
    {
        var bytes = await _api.Http.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }
}
