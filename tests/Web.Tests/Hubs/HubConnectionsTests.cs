using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.People;
using CisLens.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Hubs;

[Collection(AccountsGroup.Name)]
public sealed class HubConnectionsTests(AccountsPortal portal)
{
    private T Service<T>()
        where T : notnull => portal.Factory.Services.GetRequiredService<T>();

    [Fact]
    public async Task Session_Ends_ItsConnectionEndsAndOthersGoOn()
    {
        var (person, other) = (await portal.AddPersonAsync("watching-leaver"), await portal.AddPersonAsync("watching-stayer"));
        using var leaver = await portal.SignInAsync("watching-leaver");
        using var stayer = await portal.SignInAsync("watching-stayer");
        using var ended = await ConnectAsync(leaver);
        using var open = await ConnectAsync(stayer);
        await Service<Sessions>().EndOthersAsync(person.Id, null, default);
        await ended.EndsAsync();
        Assert.Contains("\"type\":3", await open.CallAsync("Unwatch", other.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_Ends_ItsConnectionEnds()
    {
        var principal = await new PersonPrincipals().CreateAsync(await portal.AddPersonAsync("watching-script"));
        var secret = await Service<ApiTokens>().CreateAsync(principal, "watches", ApiScopes.Read, 1, default);
        using var script = new Visitor(portal.Factory.Server) { Token = secret };
        using var hub = await ConnectAsync(script);
        await Service<ApiTokens>().RevokeAsync(principal, (await Service<ApiTokens>().ListAsync(principal, default))[0], default);
        // Instead of half a minute.
        Service<ProjectStandings>().Forget();
        await hub.EndsAsync();
    }

    [Fact]
    public async Task Membership_Ends_TheConnectionThatWatchesThereEnds()
    {
        var (owner, viewer) = (await portal.AddPersonAsync("watching-owner"), await portal.AddPersonAsync("watching-viewer"));
        var project = await portal.AddProjectAsync("Watched", (owner, ProjectRole.Owner), (viewer, ProjectRole.Viewer));
        var run = await portal.AddRunAsync(project);
        using var visitor = await portal.SignInAsync("watching-viewer");
        using var hub = await ConnectAsync(visitor);
        Assert.Contains(run, await hub.CallAsync("Watch", project, run), StringComparison.Ordinal);
        await using (var database = await portal.Databases.CreateDbContextAsync())
            await database.ProjectMembers.Where(member => member.PersonId == viewer.Id).ExecuteDeleteAsync();
        Service<ProjectStandings>().Forget();
        await hub.EndsAsync();
    }

    private async Task<HubClient> ConnectAsync(Visitor visitor) => (await HubClient.TryConnectAsync(portal.Factory.Server, visitor.Identify)).Hub!;
}
