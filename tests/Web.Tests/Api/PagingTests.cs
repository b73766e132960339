using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Api;

/// <summary>What holds for every list and for every answer of a run that is done.</summary>
public sealed class PagingTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Runs_Pages_LeadFromFirstToLast()
    {
        var project = await _api.MakeProjectAsync();
        var set = await _api.MakeSequencesAsync(project);
        var made = new List<string>();
        for (var number = 0; number < 5; number++)
            made.Add(await _api.MakeRunAsync(project, set));
        var found = new List<string>();
        for (var address = $"/api/projects/{project}/runs?count=2"; address is not null;)
        {
            using var page = await _api.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal("5", page.Headers.GetValues("X-Total-Count").Single());
            found.AddRange((await page.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(run => run.GetProperty("id").GetString()!));
            address = Link(page, "next");
        }

        Assert.Equal(made.AsEnumerable().Reverse(), found);
        using var last = await _api.Http.GetAsync(new Uri($"/api/projects/{project}/runs?first=4&count=2", UriKind.Relative));
        Assert.Equal($"/api/projects/{project}/runs?first=2&count=2", Link(last, "prev"));
        Assert.Null(Link(last, "next"));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("/sequences", 1)]
    [InlineData("/motif-databases", 1)]
    [InlineData("/motif-databases/starter", 10)]
    [InlineData("/presets", 1)]
    [InlineData("/trainings", 0)]
    public async Task Lists_All_SayHowMuchThereIs(string list, int least)
    {
        var project = await _api.MakeProjectAsync();
        await _api.MakeSequencesAsync(project);
        using var answer = await _api.Http.GetAsync(new Uri(list.Length == 0 ? "/api/projects?count=1" : $"/api/projects/{project}{list}?count=1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(int.Parse(answer.Headers.GetValues("X-Total-Count").Single(), System.Globalization.CultureInfo.InvariantCulture) >= least);
    }

    [Fact]
    public async Task FinishedRun_KnownAnswer_NotModified()
    {
        var project = await _api.MakeProjectAsync();
        var run = await _api.MakeRunAsync(project, await _api.MakeSequencesAsync(project));
        var address = new Uri($"/api/projects/{project}/runs/{run}/rows?count=1", UriKind.Relative);
        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        using var first = await _api.Http.GetAsync(address);
        Assert.Equal("2", first.Headers.GetValues("X-Total-Count").Single());
        Assert.Equal($"/api/projects/{project}/runs/{run}/rows?first=1&count=1", Link(first, "next"));
        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(address, first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(address, new EntityTagHeaderValue("\"other\"")));
        // Another page is another answer.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(new Uri($"/api/projects/{project}/runs/{run}/rows?count=2", UriKind.Relative), first.Headers.ETag!));
        using var missing = await _api.Http.GetAsync(new Uri($"/api/projects/{project}/runs/{run}/rows/99", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, null), (missing.StatusCode, missing.Headers.ETag));
    }

    [Fact]
    public async Task RunningRun_Answer_HasNoTag()
    {
        var project = await _api.MakeProjectAsync();
        var run = await _api.MakeRunAsync(project, await _api.MakeSequencesAsync(project));
        using var spec = await _api.Http.GetAsync(new Uri($"/api/projects/{project}/runs/{run}/spec", UriKind.Relative));
        Assert.Null(spec.Headers.ETag);
    }

    [Fact]
    public async Task Description_Operations_NameScopeAndProblem()
    {
        var document = await _api.GetAsync("/openapi/v1.json");
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        // What only an administrator may do takes no token.
        Assert.All(operations.Where(operation => !operation.Value.GetProperty("tags")[0].ValueEquals("Workers") || operation.Name == "get"), operation =>
        {
            Assert.True(operation.Value.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _));
            Assert.Contains(operation.Value.GetProperty("security")[0].GetProperty("token")[0].GetString(), new[] { "read", "write", "submit" });
        });
        var start = document.GetProperty("paths").EnumerateObject().Single(path => path.Name.TrimEnd('/') == "/api/projects/{ProjectId}/runs").Value.GetProperty("post");
        Assert.Equal("submit", start.GetProperty("security")[0].GetProperty("token")[0].GetString());
    }

    private async Task<HttpStatusCode> AskAsync(Uri address, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await _api.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string? Link(HttpResponseMessage answer, string relation) => answer.Headers.TryGetValues("Link", out var links)
        ? string.Join(", ", links).Split(", ").FirstOrDefault(link => link.EndsWith($"rel=\"{relation}\"", StringComparison.Ordinal))?.Split('>')[0][1..]
        : null;
}
