using System.Net;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Tests.Data;
using CisLens.Web.People;
using CisLens.Web.Projects;
using CisLens.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

/// <summary>Accounts, members and rights on a real PostgreSQL.</summary>
public sealed class PostgresAccountsTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [SkippableFact]
    public async Task SignIn_MembersAndTheWalk_AsOnSqlite()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        using var portal = new AccountsPortal(postgres.NewDatabase());
        await SignsInAsync(portal);
        await MembersSeeWhatTheyMayAsync(portal);
        using var factory = AccessWalk.ToTheDoors(portal);
        // One address of each policy, for scripts and for people; the rest of the walk asks the same.
        var lines = AccessWalk.Walked(factory.Services).DistinctBy(line => (line.Policies, line.IsForScripts, line.NamesProject)).ToList();
        var wrong = await AccessWalk.WrongAsync(lines, await Walker.AllAsync(portal, factory.Server, "walk"));
        wrong = [.. wrong, .. await HubWalk.WrongAsync(portal.Factory.Server, await Walker.AllAsync(portal, portal.Factory.Server, "hub"))];
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(lines.Count > 10, $"only {lines.Count} addresses were walked");
    }

    [SkippableFact]
    public async Task TwoAtOnce_OneOwnerStaysAndAnInvitationIsUsedOnce()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        using var portal = new AccountsPortal(postgres.NewDatabase());
        await AnOwnerStaysAsync(portal);
        await AnInvitationIsUsedOnceAsync(portal);
    }

    private static async Task AnOwnerStaysAsync(AccountsPortal portal)
    {
        PersonEntity[] owners = [await portal.AddPersonAsync("pg-first"), await portal.AddPersonAsync("pg-second")];
        var members = portal.Factory.Services.GetRequiredService<ProjectMembers>();
        for (var time = 0; time < 10; time++)
        {
            var project = await portal.AddProjectAsync($"Left {time}", (owners[0], ProjectRole.Owner), (owners[1], ProjectRole.Owner));
            var refused = await Task.WhenAll(owners.Select(async owner => await Record.ExceptionAsync(async () =>
            {
                var user = await new PersonPrincipals().CreateAsync(owner);
                if (time % 2 == 0)
                    await members.RemoveAsync(user, project, owner.Id, default);
                else
                    await members.SetRoleAsync(user, project, owner.Id, ProjectRole.Viewer, default);
            })));
            Assert.IsType<InputException>(Assert.Single(refused, one => one is not null));
            Assert.Single((await members.ListAsync(project, default))!, member => member.Role == ProjectRole.Owner);
        }
    }

    private static async Task AnInvitationIsUsedOnceAsync(AccountsPortal portal)
    {
        var owner = await portal.AddPersonAsync("pg-inviter", isAdministrator: true);
        var user = await new PersonPrincipals().CreateAsync(owner);
        var invitations = portal.Factory.Services.GetRequiredService<Invitations>();
        for (var time = 0; time < 5; time++)
        {
            var secret = (await invitations.CreateAsync(user, "", false, default)).Split("#key=")[1];
            var tried = await Task.WhenAll(Enumerable.Range(0, 3).Select(guest => Record.ExceptionAsync(() =>
                invitations.AcceptAsync(secret, "Guest", $"pg-guest-{time}-{guest}@lab.example", AccountsPortal.Password, default))));
            Assert.Equal(2, tried.Count(one => one is InputException));
            Assert.Single(tried, one => one is null);
        }

        await using var database = await portal.Databases.CreateDbContextAsync();
        Assert.Equal(5, await database.People.CountAsync(person => person.Name == "Guest"));
        Assert.Equal(5, await database.Activities.CountAsync(line => line.Action == "joined"));
    }

    private static async Task SignsInAsync(AccountsPortal portal)
    {
        var person = await portal.AddPersonAsync("pg-person");
        using var visitor = portal.Visit();
        for (var wrong = 0; wrong < 5; wrong++)
            using (var refused = await visitor.SignInAsync(person.Email, "not the password"))
                Assert.NotNull(await Visitor.RefusalAsync(refused));
        // Locked by now, also for the right one.
        using (var locked = await visitor.SignInAsync(person.Email, AccountsPortal.Password))
            Assert.NotNull(await Visitor.RefusalAsync(locked));
        await portal.ChangeAsync(person.Id, one => (one.LockedUntil, one.FailedSignIns) = (null, 0));
        using var signedIn = await portal.SignInAsync("pg-person");
        Assert.Contains("pg-person", await signedIn.TextAsync("/account"), StringComparison.Ordinal);
        await portal.Factory.Services.GetRequiredService<Web.Access.Sessions>().EndOthersAsync(person.Id, null, default);
        using var ended = await signedIn.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
    }

    private static async Task MembersSeeWhatTheyMayAsync(AccountsPortal portal)
    {
        var (owner, other) = (await portal.AddPersonAsync("pg-owner"), await portal.AddPersonAsync("pg-other"));
        var project = await portal.AddProjectAsync("On PostgreSQL", (owner, ProjectRole.Owner));
        var user = await new PersonPrincipals().CreateAsync(owner);
        var members = portal.Factory.Services.GetRequiredService<ProjectMembers>();
        using var visitor = await portal.SignInAsync("pg-other");
        Assert.Equal(404, await StatusAsync(visitor, project));
        await members.AddAsync(user, project, other.Email, ProjectRole.Viewer, default);
        Assert.Equal(200, await StatusAsync(visitor, project));
        Assert.Equal(403, await StatusAsync(visitor, project + "/runs/new"));
        await members.TransferAsync(user, project, other.Id, default);
        Assert.Equal([(other.Id, ProjectRole.Owner), (owner.Id, ProjectRole.Editor)], (await members.ListAsync(project, default))!.Select(member => (member.PersonId, member.Role)));
        await members.RemoveAsync(await new PersonPrincipals().CreateAsync(other), project, owner.Id, default);
        Assert.Equal(["removed", "gave the project to", "added as viewer"], (await portal.Factory.Services.GetRequiredService<ProjectActivities>().ListAsync(project, default))!.Lines.Select(line => line.Action));
    }

    private static async Task<int> StatusAsync(Visitor visitor, string page)
    {
        using var answer = await visitor.GetAsync("/projects/" + page);
        return (int)answer.StatusCode;
    }
}
