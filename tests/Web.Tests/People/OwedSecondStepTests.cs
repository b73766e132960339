using Bunit;
using CisLens.Shared.Settings;
using CisLens.Web.People;

namespace CisLens.Web.Tests.People;

public class OwedSecondStepTests : AccountsContext
{
    public OwedSecondStepTests()
        : base(settings => settings with { People = settings.People with { Mode = PeopleMode.Accounts, SecondStep = SecondStepRule.Everyone } })
    {
    }

    [Fact]
    public async Task Page_SecondStepIsOwed_ShowsOnlyThatUntilItIsOn()
    {
        await SignInAsync("Ada");
        var page = Render<AccountPage>();
        page.WaitForElement("#step-password").Input(Password);
        Assert.Contains("asks you for a second step", page.Find(".cl-note").TextContent, StringComparison.Ordinal);
        Assert.Equal("second", Assert.Single(page.FindAll("section.cl-card")).GetAttribute("aria-labelledby"));
        page.Find("section[aria-labelledby=second] form").Submit();
        var key = page.WaitForElement("code.codes").TextContent.Replace(" ", "", StringComparison.Ordinal);
        page.Find("#app-code").Input(OneTimeCode.Of(key, DateTimeOffset.UtcNow));
        page.Find("section[aria-labelledby=second] form").Submit();
        page.WaitForElement("section[aria-labelledby=tokens]");
        Assert.Equal(MyAccount.RecoveryCodes, page.Find("code.codes").TextContent.Split('\n').Length);
    }
}
