using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CisLens.Shared.Runs;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Api;

public sealed class SelectionsApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IAsyncLifetime, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());
    private string _address = "";

    public async Task InitializeAsync()
    {
        var project = await _api.MakeProjectAsync();
        var spec = StoredRun.Spec(await StoredSet.AddAsync(portal.Databases, portal.Data, project));
        var run = await portal.Factory.Services.GetRequiredService<RunStore>().SubmitAsync(project, spec with { Model = spec.Model with { Id = "known-answer" } }, default);
        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        _address = $"/api/projects/{project}/runs/{run}";
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Selections_RecordedListedRemoved_ExamplesFollow()
    {
        using var recorded = await _api.Http.PostAsJsonAsync(new Uri($"{_address}/selections", UriKind.Relative), new { rows = new[] { 1 }, action = "bookmarked", source = "search", detail = "tw" });
        Assert.Equal(HttpStatusCode.NoContent, recorded.StatusCode);
        var listed = (await _api.GetAsync($"{_address}/selections"))[0];
        Assert.Equal((1, "search"), (listed.GetProperty("row").GetInt32(), listed.GetProperty("source").GetString()));
        var examples = await _api.GetAsync($"{_address}/examples");
        Assert.Equal(("warn", 2), (examples.GetProperty("verdict").GetString(), examples.GetProperty("panel").GetArrayLength()));
        Assert.Equal(0, examples.GetProperty("shown")[0].GetProperty("percentiles")[0].GetDouble());
        Assert.Contains("after searching names (tw)", examples.GetProperty("captions")[0].GetString(), StringComparison.Ordinal);
        using var removed = await _api.Http.DeleteAsync(new Uri($"{_address}/selections/1", UriKind.Relative));
        Assert.Equal("notRun", (await _api.GetAsync($"{_address}/examples")).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Selections_NoSuchRow_Problem()
    {
        using var answer = await _api.Http.PostAsJsonAsync(new Uri($"{_address}/selections", UriKind.Relative), new { rows = new[] { 7 }, action = "opened", source = "direct" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("rows 0 to 1", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task External_FileAdded_ComparedOnceItIsThere()
    {
        using var body = new ByteArrayContent("one\t4\t8\tsite\n"u8.ToArray());
        using var added = await _api.Http.PostAsync(new Uri($"{_address}/external/file?name=sites.bed", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var line = await _api.GetAsync(added.Headers.Location!.OriginalString);
        for (var wait = 0; wait < 400 && line.GetProperty("result").ValueKind == JsonValueKind.Null && line.GetProperty("failure").ValueKind == JsonValueKind.Null; wait++)
        {
            await Task.Delay(50);
            line = await _api.GetAsync(added.Headers.Location!.OriginalString);
        }
        Assert.Equal("regions", line.GetProperty("source").GetProperty("kind").GetString());
        Assert.Equal(1, line.GetProperty("result").GetProperty("regions")[0].GetProperty("sequences").GetInt32());
        using var removed = await _api.Http.DeleteAsync(added.Headers.Location);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(0, (await _api.GetAsync($"{_address}/external")).GetArrayLength());
    }
}
