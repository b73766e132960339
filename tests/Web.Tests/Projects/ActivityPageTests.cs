using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Web.People;
using CisLens.Web.Projects;
using CisLens.Web.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Projects;

public class ActivityPageTests : AccountsContext
{
    [Fact]
    public async Task Page_Loading_ThenTellsWhoDidWhatToWhom()
    {
        var (owner, other) = (await SignInAsync("Olga"), await AddPersonAsync("Vera"));
        var project = await AddOwnedProjectAsync("Factors", (owner, ProjectRole.Owner));
        await Services.GetRequiredService<ProjectMembers>().AddAsync(await new PersonPrincipals().CreateAsync(owner), project, other.Email, ProjectRole.Editor, default);
        Held.Hold();
        var page = RenderPage(project);
        LoadsWhenItCan(page, "Lines are added and never changed");
        Assert.Equal(["Olga", "added as editor", other.Email], page.FindAll("tbody tr > *").Take(3).Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Page_NothingDone_SaysSo() => Assert.NotNull(RenderPage(await AddOwnedProjectAsync("Factors", (await SignInAsync("Olga"), ProjectRole.Owner))).WaitForElement("[data-state=empty]"));

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
        await BreakDatabaseAsync("Activities");
        var page = RenderPage(project);
        page.WaitForAssertion(() => Assert.Contains("This could not be loaded.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<ActivityPage> RenderPage(string project) => Render<ActivityPage>(parameters => parameters.Add(page => page.ProjectId, project));
}
