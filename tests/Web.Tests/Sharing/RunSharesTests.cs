using System.Net;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.People;
using CisLens.Web.Projects;
using CisLens.Web.Sharing;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Sharing;

[Collection(AccountsGroup.Name)]
public sealed class RunSharesTests(AccountsPortal portal)
{
    private RunShares Shares => portal.Factory.Services.GetRequiredService<RunShares>();

    [Fact]
    public async Task Link_Opened_ReadsThatRunAndNothingElse()
    {
        var (maker, project, _) = await MakeRunAsync("share1");
        var run = await portal.AddRunAsync(project, set: await StoredSet.AddAsync(portal.Databases, portal.Data, project));
        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        var other = await portal.AddRunAsync(project, "Kept for members");
        using var visitor = await OpenAsync(maker, project, run);
        var page = await visitor.TextAsync($"/projects/{project}/runs/{run}");
        Assert.Contains("ISM of CTCF", page, StringComparison.Ordinal);
        Assert.Contains("Shared with you", page, StringComparison.Ordinal);
        foreach (var hidden in new[] { "href=\"projects\"", $"href=\"projects/{project}\"", "/sharing\"", "Change settings", "Audit thresholds", "href=\"about\"", "runs/new", "/sequences/" })
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        foreach (var part in new[] { "", "/rows", "/rows/0", "/rows/0/table.tsv", "/events", "/spec" })
            Assert.Equal((part, HttpStatusCode.OK), (part, await StatusAsync(visitor, $"/api/projects/{project}/runs/{run}{part}")));
        foreach (var part in new[] { "/results", "/results/1", "/motifs", "/audit", "/embeddings", "/examples" })
            Assert.Equal((part, HttpStatusCode.OK), (part, await StatusAsync(visitor, $"/projects/{project}/runs/{run}{part}")));
        foreach (var closed in new[] { "/", "/projects", $"/projects/{project}", $"/projects/{project}/runs", $"/projects/{project}/runs/{other}", $"/projects/{project}/runs/{run}/sharing", "/account" })
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(visitor, closed));
        foreach (var closed in new[] { $"/api/projects/{project}", $"/api/projects/{project}/sequences", $"/api/projects/{project}/runs/{other}", $"/api/projects/{project}/runs/{other}/rows", "/api/projects", "/openapi/v1.json" })
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor, closed));
        using var cancel = await visitor.Http.PostAsync(new Uri($"/api/projects/{project}/runs/{run}/cancel", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Unauthorized, cancel.StatusCode);
    }

    [Fact]
    public async Task Link_Opened_KeepsItsSecretAndSaysThatItWasUsed()
    {
        var (maker, project, run) = await MakeRunAsync("share2");
        var link = await MakeAsync(maker, project, run);
        using var visitor = portal.Visit();
        using var answer = await visitor.GetAsync(link);
        Assert.Equal($"/projects/{project}/runs/{run}", Visitor.Target(answer));
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        var cookie = Assert.Single(visitor.LastSetCookie, one => one.StartsWith("__Host-cislens-links=", StringComparison.Ordinal));
        foreach (var flag in new[] { "httponly", "secure", "samesite=lax" })
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        await visitor.TextAsync($"/projects/{project}/runs/{run}");
        var line = Assert.Single((await Shares.ListAsync(project, run, default))!.Links);
        Assert.Equal(("for a test", "share2", true), (line.Name, line.Person, line.IsOpen));
        Assert.NotNull(line.UsedAt);
        await using var database = await portal.Databases.CreateDbContextAsync();
        var stored = await database.ShareLinks.SingleAsync(one => one.RunId == run);
        Assert.Equal(Secrets.Hash(link.Split('/')[^1]), stored.Hash);
        Assert.DoesNotContain(portal.Log, text => text.Contains(link.Split('/')[^1], StringComparison.Ordinal));
        Assert.Contains("made a link to read", await database.Activities.Where(one => one.ProjectId == project).Select(one => one.Action).ToListAsync());
    }

    [Fact]
    public async Task Links_Several_OpenTheirRunsInOneBrowser()
    {
        var (maker, project, run) = await MakeRunAsync("share3");
        var second = await portal.AddRunAsync(project, "Second");
        using var visitor = await OpenAsync(maker, project, run);
        using (await visitor.GetAsync(await MakeAsync(maker, project, second)))
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, $"/api/projects/{project}/runs/{run}"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, $"/api/projects/{project}/runs/{second}"));
        }
    }

    [Fact]
    public async Task Link_OpenedBySomebodyWithAnAccount_StaysThemselvesBeside()
    {
        var (maker, project, run) = await MakeRunAsync("share4");
        await portal.AddPersonAsync("share4-guest");
        using var guest = await portal.SignInAsync("share4-guest");
        using (await guest.GetAsync(await MakeAsync(maker, project, run)))
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(guest, $"/projects/{project}/runs/{run}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(guest, "/projects"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(guest, $"/projects/{project}"));
        var page = await guest.TextAsync($"/projects/{project}/runs/{run}");
        Assert.DoesNotContain($"href=\"projects/{project}\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"projects\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("over")]
    [InlineData("archived")]
    [InlineData("deleted")]
    [InlineData("maker disabled")]
    [InlineData("maker a viewer now")]
    [InlineData("maker gone from the project")]
    public async Task Link_Past_OpensNothingAnyMore(string why)
    {
        var (maker, project, run) = await MakeRunAsync("share-" + why.Replace(' ', '-'));
        var link = await MakeAsync(maker, project, run);
        using var visitor = portal.Visit();
        using (await visitor.GetAsync(link))
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, $"/projects/{project}/runs/{run}"));
        await EndAsync(why, maker, project, run);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(visitor, $"/projects/{project}/runs/{run}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor, $"/api/projects/{project}/runs/{run}"));
        using var again = await portal.Visit().GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("This link has ended", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(366, 10)]
    [InlineData(30, 101)]
    public async Task Create_ThatCannotBe_OneSentence(int days, int letters)
    {
        var (maker, project, run) = await MakeRunAsync($"share-bad-{days}-{letters}");
        var user = await new PersonPrincipals().CreateAsync(maker);
        await Assert.ThrowsAsync<InputException>(() => Shares.CreateAsync(user, project, run, new string('a', letters), days, default));
        await Assert.ThrowsAsync<InputException>(() => Shares.CreateAsync(user, "0123456789ab", run, "", 30, default));
    }

    private async Task EndAsync(string why, PersonEntity maker, string project, string run)
    {
        var user = await new PersonPrincipals().CreateAsync(maker);
        var lifetime = portal.Factory.Services.GetRequiredService<ProjectLifetime>();
        await using var database = await portal.Databases.CreateDbContextAsync();
        var members = database.ProjectMembers.Where(member => member.ProjectId == project && member.PersonId == maker.Id);
        switch (why)
        {
            case "ended":
                await Shares.EndAsync(user, project, run, (await Shares.ListAsync(project, run, default))!.Links.Single(), default);
                break;
            case "over":
                await database.ShareLinks.Where(link => link.RunId == run).ExecuteUpdateAsync(set => set.SetProperty(link => link.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
                break;
            case "archived":
                await database.Runs.Where(one => one.Id == run).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, CisLens.Shared.Runs.RunState.Done));
                await lifetime.ArchiveAsync(user, project, true, default);
                break;
            case "deleted":
                await database.Runs.Where(one => one.Id == run).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, CisLens.Shared.Runs.RunState.Done));
                await lifetime.DeleteAsync(user, project, default);
                break;
            case "maker disabled":
                await portal.ChangeAsync(maker.Id, person => person.IsDisabled = true);
                break;
            case "maker a viewer now":
                await members.ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, ProjectRole.Viewer));
                break;
            default:
                await members.ExecuteDeleteAsync();
                break;
        }
    }

    private async Task<(PersonEntity Maker, string Project, string Run)> MakeRunAsync(string maker)
    {
        var person = await portal.AddPersonAsync(maker);
        var project = await portal.AddProjectAsync("Shared from", (person, ProjectRole.Editor));
        return (person, project, await portal.AddRunAsync(project));
    }

    private async Task<string> MakeAsync(PersonEntity maker, string project, string run) =>
        "/" + (await Shares.CreateAsync(await new PersonPrincipals().CreateAsync(maker), project, run, " for a test ", 30, default)).Path;

    private async Task<Visitor> OpenAsync(PersonEntity maker, string project, string run)
    {
        var visitor = portal.Visit();
        using var answer = await visitor.GetAsync(await MakeAsync(maker, project, run));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.StatusCode;
    }
}
