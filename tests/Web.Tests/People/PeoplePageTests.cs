using Bunit;
using CisLens.Web.Access;
using CisLens.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

public class PeoplePageTests : AccountsContext
{
    [Fact]
    public async Task Page_Loading_ThenShowsWhoIsThere()
    {
        await SignInAsync("Root", isAdministrator: true);
        await AddPersonAsync("Vera");
        Held.Hold();
        var page = Render<PeoplePage>();
        LoadsWhenItCan(page, "Vera@lab.example");
        Assert.Equal(["Root", "Vera"], page.FindAll("section[aria-labelledby=accounts] tbody th").Select(cell => cell.TextContent.Split('\u00a0')[0].Trim()));
        // Nobody changes their own account here.
        Assert.Empty(page.FindAll("section[aria-labelledby=accounts] tbody tr")[0].QuerySelectorAll("button"));
        Assert.Empty(page.FindAll("section[aria-labelledby=open]"));
    }

    [Fact]
    public void Page_Nobody_SaysSo() => Assert.NotNull(Render<PeoplePage>().WaitForElement("[data-state=empty]"));

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await SignInAsync("Root", isAdministrator: true);
        await BreakDatabaseAsync("Invitations");
        var page = Render<PeoplePage>();
        page.WaitForAssertion(() => Assert.Contains("This could not be loaded.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invite_Address_ShowsTheLinkOnceAndTakesItBack()
    {
        await SignInAsync("Root", isAdministrator: true);
        var page = Render<PeoplePage>();
        page.Find("#invite-email").Input("new@lab.example");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("/invitation#key=", page.Find("[role=status] code").TextContent, StringComparison.Ordinal));
        page.WaitForElement("section[aria-labelledby=open] tbody button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("section[aria-labelledby=open]")));
        Assert.Empty(page.FindAll(".cl-note[role=status]"));
    }

    [Fact]
    public async Task SignOut_Somebody_EndsTheirSessionsAndNotTheirAccount()
    {
        await SignInAsync("Root", isAdministrator: true);
        var person = await AddPersonAsync("Vera");
        var sessions = Services.GetRequiredService<Sessions>();
        await sessions.OpenAsync(person.Id, "Safari on iPhone", false, default);
        var page = Render<PeoplePage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("section[aria-labelledby=accounts] tbody tr").Count));
        await page.FindAll("section[aria-labelledby=accounts] tbody button").Single(button => button.TextContent == "Sign out").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        Assert.Empty(await sessions.ListAsync(person.Id, default));
        Assert.Contains("active", page.FindAll("section[aria-labelledby=accounts] tbody tr")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disable_Somebody_IsSaid()
    {
        await SignInAsync("Root", isAdministrator: true);
        await AddPersonAsync("Vera");
        var page = Render<PeoplePage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("section[aria-labelledby=accounts] tbody tr").Count));
        page.FindAll("section[aria-labelledby=accounts] tbody button").Single(button => button.TextContent.Contains("Disable", StringComparison.Ordinal)).Click();
        page.WaitForElement("section[aria-labelledby=accounts] tbody [role=group] .cl-button-danger").Click();
        page.WaitForAssertion(() => Assert.Contains("disabled", page.FindAll("section[aria-labelledby=accounts] tbody tr")[1].TextContent, StringComparison.Ordinal));
    }
}
