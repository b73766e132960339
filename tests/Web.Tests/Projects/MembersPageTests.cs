using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Projects;
using CisLens.Web.Tests.People;

namespace CisLens.Web.Tests.Projects;

public class MembersPageTests : AccountsContext
{
    [Fact]
    public async Task Page_Loading_ThenShowsMembersToAViewerWithNothingToChange()
    {
        var (owner, viewer) = (await AddPersonAsync("Olga"), await SignInAsync("Vera"));
        var project = await AddOwnedProjectAsync("Factors", (owner, ProjectRole.Owner), (viewer, ProjectRole.Viewer));
        Held.Hold();
        var page = RenderPage(project);
        LoadsWhenItCan(page, "Olga@lab.example");
        Assert.Empty(page.FindAll("form"));
        Assert.Equal("Leave", Assert.Single(page.FindAll("tbody button")).TextContent.Trim());
    }

    [Fact]
    public void Page_UnknownProject_NothingHere()
    {
        var page = RenderPage("0123456789ab");
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        var project = await AddOwnedProjectAsync("Factors", (await SignInAsync("Olga"), ProjectRole.Owner));
        await BreakDatabaseAsync("People");
        var page = RenderPage(project);
        page.WaitForAssertion(() => Assert.Contains("This could not be loaded.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Owner_AddsChangesAndRemoves_TheListFollows()
    {
        var project = await AddOwnedProjectAsync("Factors", (await SignInAsync("Olga"), ProjectRole.Owner));
        await AddPersonAsync("Vera");
        var page = RenderPage(project);
        page.WaitForElement("#member-email").Input("vera@lab.example");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("viewer", Row(page, "Vera"), StringComparison.Ordinal));
        page.FindAll("tbody .cl-segment").Single(button => button.TextContent == "editor").Click();
        page.WaitForAssertion(() => Assert.Contains("editor", Row(page, "Vera"), StringComparison.Ordinal));
        page.FindAll("tbody button").Single(button => button.TextContent.Contains("Remove", StringComparison.Ordinal)).Click();
        page.WaitForElement("tbody [role=group][aria-label^=Vera] .cl-button-danger").Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Owner_InvitesWhoHasNoAccount_GetsALinkAndTakesItBack()
    {
        var project = await AddOwnedProjectAsync("Factors", (await SignInAsync("Olga"), ProjectRole.Owner));
        var page = RenderPage(project);
        page.WaitForElement("#member-email").Input("new@lab.example");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("/invitation#key=", page.Find(".cl-note[role=status] code").TextContent, StringComparison.Ordinal));
        Assert.Contains("new@lab.example", page.Find("section[aria-labelledby=open] tbody").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("#members tbody tr"));
        page.Find("section[aria-labelledby=open] tbody button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("section[aria-labelledby=open]")));
    }

    private static string Row(IRenderedComponent<MembersPage> page, string name) =>
        page.FindAll("#members tbody tr").Single(row => row.TextContent.Contains(name, StringComparison.Ordinal)).QuerySelectorAll("td")[1].TextContent;

    private IRenderedComponent<MembersPage> RenderPage(string project) => Render<MembersPage>(parameters => parameters.Add(page => page.ProjectId, project));
}
