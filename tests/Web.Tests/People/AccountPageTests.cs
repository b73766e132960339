using Bunit;
using CisLens.Web.Access;
using CisLens.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

public class AccountPageTests : AccountsContext
{
    [Fact]
    public async Task Page_Loading_ThenShowsAccountSessionsAndNoToken()
    {
        await SignInAsync("Ada");
        Held.Hold();
        var page = Render<AccountPage>();
        LoadsWhenItCan(page, "Ada, Ada@lab.example");
        page.WaitForAssertion(() => Assert.Equal("No token", page.Find("section[aria-labelledby=tokens] [data-state=empty] strong").TextContent));
        Assert.Contains("this one", page.Find("section[aria-labelledby=sessions] tbody").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("section[aria-labelledby=sessions] .cl-card-head button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await SignInAsync("Ada");
        await BreakDatabaseAsync("Sessions");
        var page = Render<AccountPage>();
        page.WaitForAssertion(() => Assert.Contains("This could not be loaded.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("SQLite", page.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sessions_Others_AreEnded()
    {
        var person = await SignInAsync("Ada");
        await Services.GetRequiredService<Sessions>().OpenAsync(person.Id, "Safari on iPhone", false, default);
        var page = Render<AccountPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("section[aria-labelledby=sessions] tbody tr").Count));
        page.Find("section[aria-labelledby=sessions] .cl-card-head button").Click();
        page.WaitForAssertion(() => Assert.Contains("The password is not right.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#sessions-password").Input(Password);
        page.Find("section[aria-labelledby=sessions] .cl-card-head button").Click();
        page.WaitForAssertion(() => Assert.Contains("Firefox on Linux", Assert.Single(page.FindAll("section[aria-labelledby=sessions] tbody tr")).TextContent, StringComparison.Ordinal));
        Assert.Contains("signed out everywhere else", page.Find(".cl-note[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_MadeAndRevoked_IsShownOnceAndListed()
    {
        await SignInAsync("Ada");
        var page = Render<AccountPage>();
        page.WaitForElement("#token-name").Input("nightly");
        page.Find("#token-password").Input(Password);
        page.Find("section[aria-labelledby=tokens] form").Submit();
        page.WaitForAssertion(() => Assert.StartsWith("cislens_", page.Find("section[aria-labelledby=tokens] code.cl-code:not(p code)").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("nightly", page.Find("section[aria-labelledby=tokens] tbody").TextContent, StringComparison.Ordinal));
        page.Find("section[aria-labelledby=tokens] tbody button").Click();
        page.WaitForElement("section[aria-labelledby=tokens] tbody [role=group] .cl-button-danger").Click();
        page.WaitForElement("section[aria-labelledby=tokens] [data-state=empty]");
    }

    [Fact]
    public async Task Password_PresentOneWrong_OneSentence()
    {
        await SignInAsync("Ada");
        var page = Render<AccountPage>();
        page.WaitForElement("#present").Input("not it");
        page.Find("#wanted").Input("nine quiet otters at noon");
        page.Find("section[aria-labelledby=password] form").Submit();
        page.WaitForAssertion(() => Assert.Contains("The present password is not right.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }
}
