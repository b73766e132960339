using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Audits;
using CisLens.Web.Shell;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Audits;

/// <summary>The states that the pages of all tests share.</summary>
public abstract class TestPageContext<TPage, TQuery, TResult> : RunPageContext<TPage>
    where TPage : TestPage<TQuery, TResult>
    where TQuery : class, IPageQuery<TQuery>
    where TResult : class
{
    /// <summary>The test's id.</summary>
    protected abstract string Test { get; }

    protected override string Page => $"audit/{Test}";

    [Fact]
    public async Task Page_RunWithoutTest_SaysHowToGetIt()
    {
        await SubmitAsync();
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
        await Services.GetRequiredService<RunStore>().CancelAsync(Run, default);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("not finished", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
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

    protected override async Task FinishAsync()
    {
        await SubmitAsync(AuditedRun.Asked);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, Run);
        AuditedRun.Write(Settings.DataFolder.Run(Run));
    }
}
