using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Api;

public sealed class ApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Journey_FromFileToResults_ByScript()
    {
        var project = await _api.MakeProjectAsync();
        var set = await _api.MakeSequencesAsync(project);
        using var planned = await _api.Http.PostAsJsonAsync(new Uri($"/api/projects/{project}/runs/plan", UriKind.Relative), ApiClient.Run(set));
        var plan = await planned.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, plan.GetProperty("sequences").GetInt64());
        // ISM of 101 bases, 303 mutants, computes parts of them again.
        Assert.InRange(plan.GetProperty("cost").GetProperty("forward").GetDouble(), 4, 300);

        var run = await _api.MakeRunAsync(project, set);
        var address = $"/api/projects/{project}/runs/{run}";
        Assert.Equal("queued", (await _api.GetAsync(address)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Http.GetAsync(new Uri($"{address}/rows", UriKind.Relative))).StatusCode);

        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        Assert.Equal("done", (await _api.GetAsync(address)).GetProperty("state").GetString());
        var rows = await _api.GetAsync($"{address}/rows?sort=prediction/0&count=1");
        Assert.Equal(2, rows.GetProperty("total").GetInt64());
        Assert.Equal("one", rows.GetProperty("rows")[0].GetProperty("row").GetProperty("id").GetString());
        Assert.Equal("long", (await _api.GetAsync($"{address}/dropped"))[0].GetProperty("id").GetString());
        Assert.Equal("CTCF", (await _api.GetAsync($"{address}/spec")).GetProperty("targets")[0].GetProperty("name").GetString());
        Assert.Contains((await _api.GetAsync($"{address}/events?after=0")).EnumerateArray(), one => one.GetProperty("message").GetString() == "done");

        using var track = await _api.Http.GetAsync(new Uri($"{address}/rows/1/tracks/attribute/ism/0/observed", UriKind.Relative));
        Assert.Equal("8", track.Headers.GetValues("X-Shape").Single());
        Assert.Equal(0.8f, BitConverter.ToSingle(await track.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task StartRun_OverBothStrands_AllMethodsOrNone()
    {
        var project = await _api.MakeProjectAsync();
        var set = await _api.MakeSequencesAsync(project);
        var address = $"/api/projects/{project}/runs";
        object Body(bool first, bool second) => new
        {
            sequences = set,
            model = "known-answer",
            targets = new[] { "CTCF" },
            methods = new[] { new { method = "ism", bothStrands = first }, new { method = "tism", bothStrands = second } },
        };
        var run = await _api.MakeAsync(address, Body(true, true));
        Assert.All((await _api.GetAsync($"{address}/{run}/spec")).GetProperty("methods").EnumerateArray(), method => Assert.True(method.GetProperty("bothStrands").GetBoolean()));
        using var mixed = await _api.Http.PostAsJsonAsync(new Uri(address, UriKind.Relative), Body(true, false));
        await AssertProblemAsync(mixed, HttpStatusCode.BadRequest, "Some methods have bothStrands and some not");
    }

    [Fact]
    public async Task Presets_SavedChangedAndDeleted_ByScript()
    {
        var project = await _api.MakeProjectAsync();
        var address = $"/api/projects/{project}/presets";
        var id = await _api.MakeAsync(address, new { name = "Mine", methods = new[] { new { method = "ism" } } });
        using var changed = await _api.Http.PutAsJsonAsync(new Uri($"{address}/{id}", UriKind.Relative), new { name = "Ours", methods = new[] { new { method = "tism" } } });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var last = (await _api.GetAsync(address)).EnumerateArray().Last();
        Assert.Equal("Ours", last.GetProperty("name").GetString());
        Assert.Equal("tism", last.GetProperty("methods")[0].GetProperty("method").GetString());
        using var bad = await _api.Http.PostAsJsonAsync(new Uri(address, UriKind.Relative), new { name = "Ours", methods = new[] { new { method = "ism" } } });
        await AssertProblemAsync(bad, HttpStatusCode.BadRequest, "There is a preset called 'Ours' already");
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Http.DeleteAsync(new Uri($"{address}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Http.DeleteAsync(new Uri($"{address}/{id}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Bundle_CutDownload_GoesOnWhereItStopped()
    {
        var project = await _api.MakeProjectAsync();
        var run = await _api.MakeRunAsync(project, await _api.MakeSequencesAsync(project));
        var address = new Uri($"/api/projects/{project}/runs/{run}/bundle", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Http.GetAsync(address)).StatusCode);

        var content = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 7)).ToArray();
        await File.WriteAllBytesAsync(portal.Data.Run(run).Bundle, content);
        var hash = System.Security.Cryptography.SHA256.HashData(content);
        // A download that is cut after its first piece, and goes on.
        var arrived = new byte[30_000];
        string tag;
        using (var whole = await _api.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead))
        {
            tag = whole.Headers.ETag!.ToString();
            Assert.Equal($"\"{Convert.ToHexStringLower(hash)}\"", tag);
            Assert.Equal($"sha-256=:{Convert.ToBase64String(hash)}:", whole.Headers.GetValues("Repr-Digest").Single());
            await using var stream = await whole.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(arrived);
        }

        using var rest = await GoOnAsync(tag);
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(content, arrived.Concat(await rest.Content.ReadAsByteArrayAsync()).ToArray());
        // Another bundle since: the whole of it is sent and not its end.
        using var other = await GoOnAsync("\"another\"");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(content, await other.Content.ReadAsByteArrayAsync());

        async Task<HttpResponseMessage> GoOnAsync(string ifRange)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = new(arrived.Length, null);
            request.Headers.TryAddWithoutValidation("If-Range", ifRange);
            return await _api.Http.SendAsync(request);
        }
    }

    [Theory]
    [InlineData("XX", "ism", null, "has no output 'XX'; there are CTCF")]
    [InlineData("99", "ism", null, "has no output '99'")]
    [InlineData("CTCF", "magic", null, "There is no attribution method 'magic'")]
    [InlineData("CTCF", "ism", "{\"nothing\":1}", "nothing")]
    public async Task StartRun_BadChoice_OneSentence(string target, string method, string? options, string sentence)
    {
        var project = await _api.MakeProjectAsync();
        var set = await _api.MakeSequencesAsync(project);
        var body = ApiClient.Run(set, target, method, options is null ? null : JsonDocument.Parse(options).RootElement);
        using var answer = await _api.Http.PostAsJsonAsync(new Uri($"/api/projects/{project}/runs", UriKind.Relative), body);
        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, sentence);
    }

    [Theory]
    [InlineData("{\"nme\": \"x\"}", "name")]
    [InlineData("{not json", "invalid")]
    [InlineData("{\"name\": \"  \"}", "A project needs a name.")]
    public async Task MakeProject_BadBody_OneSentence(string body, string sentence)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _api.Http.PostAsync(new Uri("/api/projects", UriKind.Relative), content);
        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, sentence);
    }

    [Fact]
    public async Task Run_OfAnotherProject_IsNotFound()
    {
        var (mine, other) = (await _api.MakeProjectAsync(), await _api.MakeProjectAsync());
        var run = await _api.MakeRunAsync(mine, await _api.MakeSequencesAsync(mine));
        foreach (var path in new[] { "", "/spec", "/events", "/rows", "/rows/0", "/dropped", "/bundle" })
            Assert.Equal(HttpStatusCode.NotFound, (await _api.Http.GetAsync(new Uri($"/api/projects/{other}/runs/{run}{path}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Http.DeleteAsync(new Uri($"/api/projects/{other}/runs/{run}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _api.Http.GetAsync(new Uri($"/api/projects/{mine}/runs/{run}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Change_AskedByAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/projects") { Content = JsonContent.Create(new { name = "evil" }) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await _api.Http.SendAsync(request);
        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "Another site");
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    public async Task Connect_FromThePageOfAnotherSite_IsRefused(string origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/runs/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);
        using var answer = await _api.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Readiness_AskedFor_WaitsForAWorker()
    {
        var project = await _api.MakeProjectAsync();
        var address = $"/api/projects/{project}/models/known-answer/readiness";
        Assert.False((await _api.GetAsync(address)).GetProperty("asked").GetBoolean());
        using var answer = await _api.Http.PostAsync(new Uri(address, UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.True((await _api.GetAsync(address)).GetProperty("asked").GetBoolean());
        Assert.True((await _api.GetAsync("/api/models/known-answer/readiness")).GetProperty("asked").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Http.GetAsync(new Uri("/api/models/none/readiness", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Get_NothingThere_ProblemAndNotAPage()
    {
        using var answer = await _api.Http.GetAsync(new Uri("/api/nothing", UriKind.Relative));
        await AssertProblemAsync(answer, HttpStatusCode.NotFound, "/openapi/v1.json");
    }

    [Fact]
    public async Task OpenApi_Document_ListsTheJourney()
    {
        var paths = (await _api.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        foreach (var path in new[] { "/api/projects", "/api/projects/{ProjectId}/sequences/file", "/api/projects/{ProjectId}/runs", "/api/projects/{ProjectId}/runs/{run}/bundle", "/api/methods" })
            Assert.Contains(path, paths.Select(name => name.TrimEnd('/')));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string sentence)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(sentence, JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }
}
