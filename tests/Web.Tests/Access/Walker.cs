using CisLens.Shared.Data.Entities;
using CisLens.Web.Tests.People;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Access;

/// <summary>Somebody who tries every address.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Visitor">Their browser.</param>
/// <param name="Project">The project whose addresses they try.</param>
/// <param name="Sees">Whether they may know that there is such a project.</param>
internal sealed record Walker(string Name, Visitor Visitor, string Project, bool Sees)
{
    public const string SignedOut = "signed out";

    public static readonly IReadOnlyList<string> SignedIn =
        ["viewer", "editor", "owner", "outsider", "administrator", "editor of an archived", "owner of an archived", "owner of a deleted", "editor of a deleted"];

    /// <summary>Everybody there is, each signed in at the server.</summary>
    public static async Task<IReadOnlyList<Walker>> AllAsync(AccountsPortal portal, TestServer server)
    {
        var people = new Dictionary<string, PersonEntity>();
        foreach (var name in new[] { "viewer", "editor", "owner", "outsider", "administrator" })
            people[name] = await portal.AddPersonAsync(name, isAdministrator: name == "administrator");
        (PersonEntity, ProjectRole)[] members = [(people["viewer"], ProjectRole.Viewer), (people["editor"], ProjectRole.Editor), (people["owner"], ProjectRole.Owner)];
        var active = await portal.AddProjectAsync("Active", members);
        var archived = await StateAsync(portal, await portal.AddProjectAsync("Archived", members), project => project.ArchivedAt = project.CreatedAt);
        var deleted = await StateAsync(portal, await portal.AddProjectAsync("Deleted", members), project => project.DeletedAt = project.CreatedAt);
        var visitors = new Dictionary<string, Visitor> { [SignedOut] = new(server) };
        foreach (var name in people.Keys)
        {
            visitors[name] = new Visitor(server);
            using var answer = await visitors[name].SignInAsync(AccountsPortal.Address(name), AccountsPortal.Password);
            Assert.Equal("/", Visitor.Target(answer));
        }

        return
        [
            new(SignedOut, visitors[SignedOut], active, false),
            new("outsider", visitors["outsider"], active, false),
            new("administrator", visitors["administrator"], active, false),
            new("viewer", visitors["viewer"], active, true),
            new("editor", visitors["editor"], active, true),
            new("owner", visitors["owner"], active, true),
            new("editor of an archived", visitors["editor"], archived, true),
            new("owner of an archived", visitors["owner"], archived, true),
            new("editor of a deleted", visitors["editor"], deleted, false),
            new("owner of a deleted", visitors["owner"], deleted, false),
        ];
    }

    private static async Task<string> StateAsync(AccountsPortal portal, string project, Action<ProjectEntity> change)
    {
        await using var database = await portal.Databases.CreateDbContextAsync();
        change(await database.Projects.SingleAsync(one => one.Id == project));
        await database.SaveChangesAsync();
        return project;
    }
}
