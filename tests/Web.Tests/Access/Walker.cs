using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.People;
using CisLens.Web.Sharing;
using CisLens.Web.Tests.People;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Access;

/// <summary>Somebody who tries every address.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Visitor">Their browser, or their script.</param>
/// <param name="Project">The project whose addresses they try.</param>
/// <param name="Run">A run of it.</param>
/// <param name="Sees">Whether they may know that there is such a project.</param>
/// <param name="IsScript">Whether it is a script with a token.</param>
internal sealed record Walker(string Name, Visitor Visitor, string Project, string Run, bool Sees, bool IsScript = false)
{
    public const string SignedOut = "signed out";
    public const string Reads = "owner's token that reads";
    public const string Writes = "owner's token that writes";
    public const string Submits = "owner's token that submits";
    public const string ViewersAll = "viewer's token for everything";
    public const string OutsidersAll = "outsider's token for everything";

    public const string ByLink = "nobody by link";
    public const string ByLinkToAnother = "nobody by link to another run";
    public const string ByLinkThatEnded = "nobody by link that has ended";

    private const ApiScopes All = ApiScopes.Read | ApiScopes.Write | ApiScopes.Submit;

    /// <summary>Those in a browser.</summary>
    public static readonly IReadOnlyList<string> SignedIn =
        ["viewer", "editor", "owner", "outsider", "administrator", "editor of an archived", "owner of an archived", "owner of a deleted", "editor of a deleted", "outsider by link"];

    /// <summary>How addresses name the run.</summary>
    public IReadOnlyDictionary<string, string> Runs => ProjectPolicies.RunRouteValues.ToDictionary(name => name, _ => Run);

    /// <summary>Whether they opened a link in their browser.</summary>
    public bool HasLink => Name.Contains("by link", StringComparison.Ordinal);

    /// <summary>Everybody there is, each signed in at the server.</summary>
    /// <param name="portal">Where their accounts are.</param>
    /// <param name="server">Where they sign in.</param>
    /// <param name="group">Begins their names, so that they are others than those of another test.</param>
    public static async Task<IReadOnlyList<Walker>> AllAsync(AccountsPortal portal, TestServer server, string group)
    {
        var people = new Dictionary<string, PersonEntity>();
        foreach (var name in new[] { "viewer", "editor", "owner", "outsider", "administrator" })
            people[name] = await portal.AddPersonAsync($"{group}-{name}", isAdministrator: name == "administrator");
        (PersonEntity, ProjectRole)[] members = [(people["viewer"], ProjectRole.Viewer), (people["editor"], ProjectRole.Editor), (people["owner"], ProjectRole.Owner)];
        var active = await ProjectAsync(portal, members, _ => { });
        var archived = await ProjectAsync(portal, members, project => project.ArchivedAt = project.CreatedAt);
        var deleted = await ProjectAsync(portal, members, project => project.DeletedAt = project.CreatedAt);
        var visitors = new Dictionary<string, Visitor> { [SignedOut] = new(server) };
        foreach (var name in people.Keys)
            visitors[name] = await SignInAsync(server, group, name);

        async Task<Walker> ScriptAsync(string name, string owner, ApiScopes scopes) => In(name, await ScriptOfAsync(portal, server, people[owner], scopes), active, owner != "outsider") with { IsScript = true };
        return
        [
            In(SignedOut, visitors[SignedOut], active, false),
            In("outsider", visitors["outsider"], active, false),
            In("administrator", visitors["administrator"], active, false),
            In("viewer", visitors["viewer"], active, true),
            In("editor", visitors["editor"], active, true),
            In("owner", visitors["owner"], active, true),
            In("editor of an archived", visitors["editor"], archived, true),
            In("owner of an archived", visitors["owner"], archived, true),
            In("editor of a deleted", visitors["editor"], deleted, false),
            In("owner of a deleted", visitors["owner"], deleted, false),
            In("outsider by link", await OpenAsync(portal, await SignInAsync(server, group, "outsider"), people["editor"], active), active, false),
            In(ByLink, await OpenAsync(portal, new Visitor(server), people["editor"], active), active, false),
            In(ByLinkToAnother, await OpenAsync(portal, new Visitor(server), people["editor"], (active.Project, await portal.AddRunAsync(active.Project))), active, false),
            In(ByLinkThatEnded, await OpenAsync(portal, new Visitor(server), people["editor"], active, isOver: true), active, false),
            await ScriptAsync(Reads, "owner", ApiScopes.Read),
            await ScriptAsync(Writes, "owner", ApiScopes.Write),
            await ScriptAsync(Submits, "owner", ApiScopes.Submit),
            await ScriptAsync(ViewersAll, "viewer", All),
            await ScriptAsync(OutsidersAll, "outsider", All),
        ];
    }

    private static async Task<Visitor> SignInAsync(TestServer server, string group, string name)
    {
        var visitor = new Visitor(server);
        using var answer = await visitor.SignInAsync(AccountsPortal.Address($"{group}-{name}"), AccountsPortal.Password);
        Assert.Equal("/", Visitor.Target(answer));
        return visitor;
    }

    // The link is opened while it works.
    private static async Task<Visitor> OpenAsync(AccountsPortal portal, Visitor visitor, PersonEntity maker, (string Project, string Run) place, bool isOver = false)
    {
        var shares = portal.Factory.Services.GetRequiredService<RunShares>();
        var user = await new PersonPrincipals().CreateAsync(maker);
        var path = "/" + (await shares.CreateAsync(user, place.Project, place.Run, "walks", 1, default)).Path;
        using var answer = await visitor.GetAsync(path);
        Assert.Equal($"/projects/{place.Project}/runs/{place.Run}", Visitor.Target(answer));
        if (isOver)
            await shares.EndAsync(user, place.Project, place.Run, (await shares.ListAsync(place.Project, place.Run, default))!.Links[0], default);
        return visitor;
    }

    private static Walker In(string name, Visitor visitor, (string Project, string Run) place, bool sees) => new(name, visitor, place.Project, place.Run, sees);

    private static async Task<Visitor> ScriptOfAsync(AccountsPortal portal, TestServer server, PersonEntity person, ApiScopes scopes) => new(server)
    {
        Token = await portal.Factory.Services.GetRequiredService<ApiTokens>().CreateAsync(await new PersonPrincipals().CreateAsync(person), "walks", scopes, 1, default),
    };

    private static async Task<(string Project, string Run)> ProjectAsync(AccountsPortal portal, (PersonEntity, ProjectRole)[] members, Action<ProjectEntity> change)
    {
        var id = await portal.AddProjectAsync("Walked", members);
        var run = await portal.AddRunAsync(id);
        await using var database = await portal.Databases.CreateDbContextAsync();
        change(await database.Projects.SingleAsync(one => one.Id == id));
        await database.SaveChangesAsync();
        return (id, run);
    }
}
