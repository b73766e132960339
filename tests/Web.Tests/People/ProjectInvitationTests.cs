using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.People;
using CisLens.Web.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

[Collection(AccountsGroup.Name)]
public sealed class ProjectInvitationTests(AccountsPortal portal)
{
    private Invitations Invitations => portal.Factory.Services.GetRequiredService<Invitations>();

    [Fact]
    public async Task Link_Used_MakesTheAccountAndTheMembershipAndNothingMore()
    {
        var (project, _, link) = await InviteAsync("pi-owner1", "Pi-New@lab.example", ProjectRole.Editor);
        var other = await portal.AddProjectAsync("Not theirs", (await portal.AddPersonAsync("pi-owner1b"), ProjectRole.Owner));
        using var visitor = portal.Visit();
        Assert.Contains("Join Invited to", await visitor.TextAsync(await visitor.OpenLinkAsync(link)), StringComparison.Ordinal);
        using var answer = await visitor.SubmitAsync("/invitation", ("Form.Name", "Newcomer"), ("Form.Email", "someone.else@lab.example"), ("Form.Password", AccountsPortal.Password));
        Assert.Equal($"/projects/{project}", Visitor.Target(answer));
        using var editor = await visitor.GetAsync($"/projects/{project}/runs/new");
        Assert.Equal(200, (int)editor.StatusCode);
        using var hidden = await visitor.GetAsync($"/projects/{other}");
        Assert.Equal(404, (int)hidden.StatusCode);
        await using var database = await portal.Databases.CreateDbContextAsync();
        var person = await database.People.SingleAsync(one => one.Name == "Newcomer" && one.NormalizedEmail == "PI-NEW@LAB.EXAMPLE");
        Assert.False(person.IsAdministrator);
        Assert.Equal(ProjectRole.Editor, (await database.ProjectMembers.SingleAsync(member => member.PersonId == person.Id)).Role);
        Assert.Equal(["invited as editor", "joined as editor"], await database.Activities.Where(line => line.ProjectId == project).OrderBy(line => line.Id).Select(line => line.Action).ToListAsync());
        Assert.Empty(await Invitations.ListAsync(project, default));
    }

    [Fact]
    public async Task Link_OfWhoeverHasAnAccountByNow_IsForThemAlone()
    {
        var (project, _, link) = await InviteAsync("pi-owner2", "pi-late@lab.example", ProjectRole.Viewer);
        await portal.AddPersonAsync("pi-late");
        await portal.AddPersonAsync("pi-stranger");
        using (var stranger = await portal.SignInAsync("pi-stranger"))
        {
            Assert.DoesNotContain("Join with it", await stranger.TextAsync(await stranger.OpenLinkAsync(link)), StringComparison.Ordinal);
            var principal = await new PersonPrincipals().CreateAsync(await PersonAsync("pi-stranger"));
            await Assert.ThrowsAsync<InputException>(() => Invitations.JoinAsync(principal, link.Split("#key=")[1], default));
        }

        using var visitor = await portal.SignInAsync("pi-late");
        using var answer = await visitor.SubmitAsync(await visitor.OpenLinkAsync(link));
        Assert.Equal($"/projects/{project}", Visitor.Target(answer));
        Assert.Contains("was used before", await visitor.TextAsync(await visitor.OpenLinkAsync(link)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_SomethingFailsBehindTheAccount_ThereIsNeitherAccountNorMembershipAndTheLinkWorks()
    {
        var (project, _, link) = await InviteAsync("pi-owner6", "pi-whole@lab.example", ProjectRole.Editor);
        var key = link.Split("#key=")[1];
        await using var database = await portal.Databases.CreateDbContextAsync();
        // The last that is written is the line of the project's log.
        await database.Database.ExecuteSqlRawAsync("create trigger \"fails\" before insert on \"Activities\" when new.\"Action\" = 'joined as editor' begin select raise(abort, 'on purpose'); end");
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => Invitations.AcceptAsync(key, "Nobody", "", AccountsPortal.Password, default));
        }
        finally
        {
            await database.Database.ExecuteSqlRawAsync("drop trigger \"fails\"");
        }

        Assert.False(await database.People.AnyAsync(person => person.NormalizedEmail == "PI-WHOLE@LAB.EXAMPLE"));
        var person = await Invitations.AcceptAsync(key, "Somebody", "", AccountsPortal.Password, default);
        Assert.Equal(ProjectRole.Editor, (await database.ProjectMembers.SingleAsync(member => member.PersonId == person.Id && member.ProjectId == project)).Role);
    }

    [Theory]
    [InlineData("stepped down")]
    [InlineData("disabled")]
    [InlineData("deleted the project")]
    [InlineData("took it back")]
    public async Task Link_OfAnOwnerWhoMayNoLonger_IsWorthNothing(string what)
    {
        var name = "pi-past-" + what.Replace(' ', '-');
        var (project, owner, link) = await InviteAsync(name, name + "-guest@lab.example", ProjectRole.Viewer);
        var key = link.Split("#key=")[1];
        Assert.NotNull(await Invitations.FindAsync(key, default));
        await using var database = await portal.Databases.CreateDbContextAsync();
        if (what == "stepped down")
            await database.ProjectMembers.Where(member => member.ProjectId == project).ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, ProjectRole.Editor));
        else if (what == "disabled")
            await portal.ChangeAsync(owner.Id, person => person.IsDisabled = true);
        else if (what == "deleted the project")
            await portal.Factory.Services.GetRequiredService<ProjectLifetime>().DeleteAsync(await new PersonPrincipals().CreateAsync(owner), project, default);
        else
            await Invitations.TakeBackAsync(project, (await Invitations.ListAsync(project, default)).Single().Id, default);
        Assert.Null(await Invitations.FindAsync(key, default));
        await Assert.ThrowsAsync<InputException>(() => Invitations.AcceptAsync(key, "N", "n@lab.example", AccountsPortal.Password, default));
    }

    [Fact]
    public async Task Invitations_OfAProject_AreItsOwnersBusiness()
    {
        var (project, _, link) = await InviteAsync("pi-owner4", "pi-kept@lab.example", ProjectRole.Viewer);
        var id = (await Invitations.ListAsync(project, default)).Single().Id;
        Assert.DoesNotContain(await Invitations.ListAsync(null, default), one => one.Id == id);
        await Invitations.TakeBackAsync(null, id, default);
        await Invitations.TakeBackAsync("0123456789ab", id, default);
        Assert.NotNull(await Invitations.FindAsync(link.Split("#key=")[1], default));
        await Assert.ThrowsAsync<InputException>(async () => await InviteAsync("pi-owner5", "", ProjectRole.Viewer));
    }

    private async Task<(string Project, PersonEntity Owner, string Link)> InviteAsync(string owner, string email, ProjectRole role)
    {
        var person = await portal.AddPersonAsync(owner);
        var project = await portal.AddProjectAsync($"Invited to {owner}", (person, ProjectRole.Owner));
        return (project, person, "/" + await Invitations.CreateAsync(await new PersonPrincipals().CreateAsync(person), project, email, role, default));
    }

    private async Task<PersonEntity> PersonAsync(string name)
    {
        await using var database = await portal.Databases.CreateDbContextAsync();
        return await database.People.SingleAsync(person => person.Name == name);
    }
}
