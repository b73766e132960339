using System.Net;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.People;

public sealed class SetupTests
{
    [Fact]
    public async Task Setup_CodeOfTheLog_MakesTheFirstAdministratorOnce()
    {
        using var portal = new AccountsPortal();
        using var visitor = portal.Visit();
        var ownerless = await portal.AddProjectAsync("From before");
        using (var signIn = await visitor.GetAsync("/sign-in"))
            Assert.Equal("/setup", Visitor.Target(signIn));
        var said = portal.Log.Single(line => line.Contains("enter this code: ", StringComparison.Ordinal));
        var code = said.Split("enter this code: ")[1];

        Assert.Contains("This is not the code", await SetUpAsync(visitor, "0123456789ab", AccountsPortal.Password), StringComparison.Ordinal);
        Assert.Contains("12 is the least", await SetUpAsync(visitor, code, "short"), StringComparison.Ordinal);
        Assert.Contains("tried among the first", await SetUpAsync(visitor, code, "Password123456"), StringComparison.Ordinal);
        Assert.Null(await SetUpAsync(visitor, code, AccountsPortal.Password));
        Assert.Contains("From before", await visitor.TextAsync("/projects"), StringComparison.Ordinal);
        Assert.Contains("set up", await portal.Visit().TextAsync("/setup"), StringComparison.Ordinal);

        await using var database = await portal.Databases.CreateDbContextAsync();
        Assert.True((await database.People.SingleAsync()).IsAdministrator);
        Assert.Equal((ownerless, ProjectRole.Owner), await database.ProjectMembers.Select(member => ValueTuple.Create(member.ProjectId, member.Role)).SingleAsync());
        Assert.Equal("set the portal up", (await database.Activities.SingleAsync()).Action);
        Assert.DoesNotContain(portal.Log, line => line.Contains(AccountsPortal.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_SingleUser_AreNotThere()
    {
        using var portal = new Portal.RunningPortal();
        using var client = portal.Factory.CreateClient();
        foreach (var path in new[] { "/sign-in", "/setup", "/account", "/people", "/projects/0123456789ab/members" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<string?> SetUpAsync(Visitor visitor, string code, string password)
    {
        using var answer = await visitor.SubmitAsync(
            "/setup", ("Form.Code", code), ("Form.Name", "Ada"), ("Form.Email", "ada@lab.example"), ("Form.Password", password));
        return await Visitor.RefusalAsync(answer);
    }
}
