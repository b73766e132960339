using System.Net;
using CisLens.Shared.Runs;
using CisLens.Web.Tests.Motifs.Patterns;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Api;

public sealed class RunMotifsApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IAsyncLifetime, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());
    private string _address = "";
    private string _run = "";

    public async Task InitializeAsync()
    {
        var project = await _api.MakeProjectAsync();
        var motifs = new MotifSpec { Discoveries = [DiscoveredRun.Discovery with { Procedure = "regions" }] };
        var spec = StoredRun.Spec(await StoredSet.AddAsync(portal.Databases, portal.Data, project));
        _run = await portal.Factory.Services.GetRequiredService<RunStore>().SubmitAsync(
            project, spec with { Model = spec.Model with { Id = "known-answer" }, Motifs = motifs }, default);
        _address = $"/api/projects/{project}/runs/{_run}/motifs";
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Discovery_NotDoneYet_NotFound() => Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/discoveries/0"));

    [Fact]
    public async Task Discovery_Done_HasPatternsMatchesAndSeqlets()
    {
        await FinishAsync();
        Assert.Equal("regions", (await _api.GetAsync(_address)).GetProperty("discoveries")[0].GetProperty("procedure").GetString());
        var pattern = (await _api.GetAsync($"{_address}/discoveries/0")).GetProperty("patterns")[0];
        Assert.Equal((DiscoveredRun.Known, "positive", 2), (pattern.GetProperty("name").GetString(), pattern.GetProperty("sign").GetString(), pattern.GetProperty("seqlets").GetInt32()));
        Assert.Equal("CTCF", pattern.GetProperty("matches")[0].GetProperty("name").GetString());
        Assert.Equal(4, pattern.GetProperty("contributions")[0].GetArrayLength());
        var seqlets = await _api.GetAsync($"{_address}/discoveries/0/patterns/{DiscoveredRun.Known}/seqlets?first=1");
        Assert.Equal((1, "-"), (seqlets.GetArrayLength(), seqlets[0].GetProperty("strand").GetString()));
        Assert.Equal(0.9, (await _api.GetAsync($"{_address}/discoveries/0/unassigned"))[0].GetProperty("contribution").GetDouble());
    }

    [Fact]
    public async Task File_OfADiscovery_IsServedByItsNameOnly()
    {
        await FinishAsync();
        Assert.StartsWith("pattern\trow\tid\t", await _api.Http.GetStringAsync(new Uri($"{_address}/discoveries/0/seqlets.tsv", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/discoveries/0/spec.json"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/discoveries/0/..%2Fspec.json"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/discoveries/3/seqlets.tsv"));
    }

    [Fact]
    public async Task Instances_FiltersAndHits_NotDoneYet_NotFound()
    {
        await FinishAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/discoveries/0/instances"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/discoveries/0/instances/0"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/filters/0"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/hits/0"));
    }

    private async Task FinishAsync()
    {
        await StoredRun.FinishAsync(portal.Databases, portal.Data, _run);
        DiscoveredRun.WriteDiscovery(portal.Data, _run, DiscoveredRun.Result());
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _api.Http.GetAsync(new Uri(_address + path, UriKind.Relative));
        return answer.StatusCode;
    }
}
