using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Sharing;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Sharing;

public class SharingPageTests : AccountsContext
{
    private string _project = "";
    private string _run = "";

    [Fact]
    public async Task Page_Loading_ThenSaysThatNobodyHasALink()
    {
        await MakeRunAsync();
        Held.Hold();
        var page = RenderPage();
        LoadsWhenItCan(page, "Nobody has a link");
    }

    [Fact]
    public void Page_UnknownRun_NothingHere()
    {
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await MakeRunAsync();
        await BreakDatabaseAsync("ShareLinks");
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Link_MadeAndEnded_IsShownOnceAndListed()
    {
        await MakeRunAsync();
        var page = RenderPage();
        page.WaitForElement("#share-name").Input("Reviewer 2");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("/shared/", page.Find(".cl-note[role=status] code").TextContent, StringComparison.Ordinal));
        Assert.Contains("Reviewer 2", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("never", page.Find("tbody").TextContent, StringComparison.Ordinal);
        page.Find("tbody button").Click();
        page.WaitForElement("tbody [role=group] .cl-button-danger").Click();
        page.WaitForElement("[data-state=empty]");
        Assert.Empty(page.FindAll(".cl-note[role=status]"));
    }

    [Fact]
    public async Task Link_ForTooLong_OneSentence()
    {
        await MakeRunAsync();
        var page = RenderPage();
        page.WaitForElement("#share-days").Change("1000");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("1 to 365 days", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private async Task MakeRunAsync()
    {
        _project = await AddOwnedProjectAsync("Factors", (await SignInAsync("Edith"), ProjectRole.Editor));
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, _project);
        var spec = StoredRun.Spec(set);
        var run = new RunEntity { ProjectId = _project, Name = spec.Name, SpecJson = spec.ToJson(), SpecHash = spec.Hash(), SubmittedAt = DateTimeOffset.UtcNow };
        await using var database = await Databases.CreateDbContextAsync();
        database.Runs.Add(run);
        await database.SaveChangesAsync();
        _run = run.Id;
    }

    private IRenderedComponent<SharingPage> RenderPage() => Render<SharingPage>(parameters => parameters.Add(page => page.ProjectId, _project).Add(page => page.RunId, _run));
}
