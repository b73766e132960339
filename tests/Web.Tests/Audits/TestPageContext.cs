using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Audits;
using CisLens.Web.Shell;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Audits;

/// <summary>The four states that the pages of all tests share.</summary>
public abstract class TestPageContext<TPage, TQuery, TResult> : PortalContext
    where TPage : TestPage<TQuery, TResult>
    where TQuery : class, IPageQuery<TQuery>
    where TResult : class
{
    private string _project = "";
    private string _run = "";

    /// <summary>The test's id.</summary>
    protected abstract string Test { get; }

    protected string Project => _project;

    protected string RunPath => $"projects/{_project}/runs/{_run}";

    protected string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task Page_UnknownRun_NothingHere()
    {
        (_project, _run) = (await AddProjectAsync(), "0123456789ab");
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_RunWithoutTest_SaysHowToGetIt()
    {
        await SubmitAsync(spec => spec);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("not put to this test", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
        Assert.Equal($"{RunPath}/audit", page.Find("[data-state=empty] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_NotDone_SaysWhenItComes()
    {
        await SubmitAsync(AuditedRun.Asked);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("Nothing to show yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_RunEndedBefore_SaysThatItCanBeResumed()
    {
        await SubmitAsync(AuditedRun.Asked);
        await Services.GetRequiredService<RunStore>().CancelAsync(_run, default);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("not finished", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await SubmitAsync(AuditedRun.Asked);
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Page_Done_TabsOfAllTestsAndRulesBehind()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement(".rules");
        Assert.Equal(4, page.FindAll("nav[aria-label='Tests of this run'] a").Count);
        Assert.EndsWith($"/audit/{Test}", page.Find("nav a[aria-current=page]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(page.FindAll(".rules a"), rule => Assert.StartsWith($"{RunPath}/audit?rule=", rule.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_UnknownTarget_SaysSo()
    {
        await FinishAsync();
        var page = RenderPage("?target=7");
        page.WaitForAssertion(() => Assert.Contains("no such target", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    protected async Task FinishAsync()
    {
        await SubmitAsync(AuditedRun.Asked);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        AuditedRun.Write(Settings.DataFolder.Run(_run));
    }

    protected IRenderedComponent<TPage> RenderPage(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{RunPath}/audit/{Test}{query}");
        return Render<TPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run));
    }

    private async Task SubmitAsync(Func<RunSpec, RunSpec> change)
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, _project);
        _run = await Services.GetRequiredService<RunStore>().SubmitAsync(_project, change(StoredRun.Spec(set)), default);
    }
}
