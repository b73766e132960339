using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.People;
using CisLens.Web.Projects;
using CisLens.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Projects;

[Collection(AccountsGroup.Name)]
public sealed class ProjectMembersTests(AccountsPortal portal)
{
    private ProjectMembers Members => portal.Factory.Services.GetRequiredService<ProjectMembers>();

    [Fact]
    public async Task Members_AddedChangedAndRemoved_SeeAtOnceWhatTheyMay()
    {
        var (owner, person) = (await portal.AddPersonAsync("m-owner"), await portal.AddPersonAsync("m-person"));
        var project = await portal.AddProjectAsync("Membership", (owner, ProjectRole.Owner));
        var user = await new PersonPrincipals().CreateAsync(owner);
        using var visitor = await portal.SignInAsync("m-person");
        Assert.Equal(404, await StatusAsync(visitor, project));
        await Members.AddAsync(user, project, " M-PERSON@lab.example ", ProjectRole.Viewer, default);
        Assert.Equal(200, await StatusAsync(visitor, project));
        Assert.Equal(403, await StatusAsync(visitor, project + "/runs/new"));
        await Members.SetRoleAsync(user, project, person.Id, ProjectRole.Editor, default);
        Assert.Equal(200, await StatusAsync(visitor, project + "/runs/new"));
        Assert.Contains("m-owner@lab.example", await visitor.TextAsync($"/projects/{project}/members"), StringComparison.Ordinal);
        await Members.RemoveAsync(user, project, person.Id, default);
        Assert.Equal(404, await StatusAsync(visitor, project));
        await using var database = await portal.Databases.CreateDbContextAsync();
        Assert.Equal(
            ["added as viewer", "made editor", "removed"],
            await database.Activities.Where(line => line.ProjectId == project).OrderBy(line => line.Id).Select(line => line.Action).ToListAsync());
    }

    [Fact]
    public async Task Owner_TheOnlyOne_CannotLeaveOrStepDown()
    {
        var owner = await portal.AddPersonAsync("m-only");
        var project = await portal.AddProjectAsync("Owned", (owner, ProjectRole.Owner));
        var user = await new PersonPrincipals().CreateAsync(owner);
        await Assert.ThrowsAsync<InputException>(() => Members.RemoveAsync(user, project, owner.Id, default));
        await Assert.ThrowsAsync<InputException>(() => Members.SetRoleAsync(user, project, owner.Id, ProjectRole.Viewer, default));
    }

    [Fact]
    public async Task Transfer_ToAMember_SwapsTheRoles()
    {
        var (owner, heir) = (await portal.AddPersonAsync("m-giver"), await portal.AddPersonAsync("m-heir"));
        var project = await portal.AddProjectAsync("Given", (owner, ProjectRole.Owner), (heir, ProjectRole.Viewer));
        await Members.TransferAsync(await new PersonPrincipals().CreateAsync(owner), project, heir.Id, default);
        Assert.Equal([(heir.Id, ProjectRole.Owner), (owner.Id, ProjectRole.Editor)], (await Members.ListAsync(project, default))!.Select(member => (member.PersonId, member.Role)));
    }

    [Fact]
    public async Task Add_NobodyOrAMember_IsSaid()
    {
        var owner = await portal.AddPersonAsync("m-adder");
        var project = await portal.AddProjectAsync("Added", (owner, ProjectRole.Owner));
        var user = await new PersonPrincipals().CreateAsync(owner);
        Assert.False(await Members.AddAsync(user, project, "nobody@lab.example", ProjectRole.Viewer, default));
        await portal.ChangeAsync((await portal.AddPersonAsync("m-gone")).Id, person => person.IsDisabled = true);
        await Assert.ThrowsAsync<InputException>(() => Members.AddAsync(user, project, "m-gone@lab.example", ProjectRole.Viewer, default));
        await Assert.ThrowsAsync<InputException>(() => Members.AddAsync(user, project, owner.Email, ProjectRole.Viewer, default));
    }

    [Fact]
    public async Task NewProject_NameThatAHiddenOneHas_TellsNothing()
    {
        var (one, other) = (await portal.AddPersonAsync("m-one"), await portal.AddPersonAsync("m-other"));
        var projects = portal.Factory.Services.GetRequiredService<ProjectService>();
        var hidden = await projects.CreateAsync("Secret factor", "", await new PersonPrincipals().CreateAsync(one), default);
        var mine = await projects.CreateAsync("Secret factor", "", await new PersonPrincipals().CreateAsync(other), default);
        using var visitor = await portal.SignInAsync("m-other");
        var list = await visitor.TextAsync("/projects") + await visitor.TextAsync("/");
        Assert.Contains(mine, list, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, list, StringComparison.Ordinal);
        Assert.Equal(await BodyAsync(visitor, "/api/projects/0123456789ab"), await BodyAsync(visitor, "/api/projects/" + hidden));
    }

    private static async Task<int> StatusAsync(Visitor visitor, string page)
    {
        using var answer = await visitor.GetAsync("/projects/" + page);
        return (int)answer.StatusCode;
    }

    // Without the number that every request has.
    private static async Task<string> BodyAsync(Visitor visitor, string path) =>
        System.Text.RegularExpressions.Regex.Replace(await visitor.TextAsync(path), "\"traceId\":\"[^\"]*\"", "");
}
