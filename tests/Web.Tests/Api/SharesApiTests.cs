using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CisLens.Shared.Data.Entities;
using CisLens.Web.People;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Api;

[Collection(AccountsGroup.Name)]
public sealed class SharesApiTests(AccountsPortal portal)
{
    [Fact]
    public async Task Link_MadeByAScript_OpensTheRunUntilItIsEnded()
    {
        var (person, project, run) = await MakeAsync("shares1");
        using var script = await ScriptAsync(person, ApiScopes.Read | ApiScopes.Write);
        var path = $"/api/projects/{project}/runs/{run}/shares";
        using var made = await script.Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), new { name = "Reviewer 2", days = 3 });
        Assert.Equal((HttpStatusCode.Created, "no-store"), (made.StatusCode, made.Headers.CacheControl?.ToString()));
        var link = await made.Content.ReadFromJsonAsync<JsonElement>();
        var address = new Uri(link.GetProperty("address").GetString()!);
        using var visitor = portal.Visit();
        using (var opened = await visitor.GetAsync(address.AbsolutePath))
            Assert.Equal($"/projects/{project}/runs/{run}", Visitor.Target(opened));

        var listed = (await script.TextAsync(path)) is var text ? JsonDocument.Parse(text).RootElement : default;
        Assert.Equal(("Reviewer 2", "shares1", true), (listed[0].GetProperty("name").GetString(), listed[0].GetProperty("person").GetString(), listed[0].GetProperty("isOpen").GetBoolean()));
        Assert.DoesNotContain(address.Segments[^1], text, StringComparison.Ordinal);
        var one = new Uri($"{path}/{link.GetProperty("id").GetString()}", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NoContent, (await script.Http.DeleteAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await script.Http.DeleteAsync(one)).StatusCode);
        Assert.Equal("[]", await script.TextAsync(path));
        using var again = await portal.Visit().GetAsync(address.AbsolutePath);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Link_ForTooLong_OneSentence()
    {
        var (person, project, run) = await MakeAsync("shares2");
        using var script = await ScriptAsync(person, ApiScopes.Write);
        using var made = await script.Http.PostAsJsonAsync(new Uri($"/api/projects/{project}/runs/{run}/shares", UriKind.Relative), new { days = 1000 });
        Assert.Equal(HttpStatusCode.BadRequest, made.StatusCode);
        Assert.Contains("1 to 365 days", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_SingleUser_AreNotThere()
    {
        using var alone = new RunningPortal();
        using var api = new ApiClient(alone.Factory.CreateClient());
        var project = await api.MakeProjectAsync();
        var run = await api.MakeRunAsync(project, await api.MakeSequencesAsync(project));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync(new Uri($"/api/projects/{project}/runs/{run}/shares", UriKind.Relative))).StatusCode);
    }

    private async Task<(PersonEntity Person, string Project, string Run)> MakeAsync(string name)
    {
        var person = await portal.AddPersonAsync(name);
        var project = await portal.AddProjectAsync("Shared by a script", (person, ProjectRole.Editor));
        return (person, project, await portal.AddRunAsync(project));
    }

    private async Task<Visitor> ScriptAsync(PersonEntity person, ApiScopes scopes) => new(portal.Factory.Server)
    {
        Token = await portal.Factory.Services.GetRequiredService<ApiTokens>().CreateAsync(await new PersonPrincipals().CreateAsync(person), "shares", scopes, 1, default),
    };
}
