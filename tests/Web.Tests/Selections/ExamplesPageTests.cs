using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Results;
using CisLens.Web.Selections;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Selections;

public class ExamplesPageTests : RunPageContext<ExamplesPage>
{
    protected override string Page => "examples";

    private SelectionLedger Ledger => Services.GetRequiredService<SelectionLedger>();

    [Fact]
    public async Task Page_NotPrepared_SaysSo()
    {
        await SubmitAsync();
        Assert.Contains("Nothing to show yet", RenderPage().WaitForElement("[data-state=empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_PanelShownWithTheExamples_RulePasses()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("#panel");
        Assert.Contains("not run", page.Find(".cl-pill").TextContent, StringComparison.Ordinal);
        Assert.Contains("No example yet", page.Markup, StringComparison.Ordinal);
        page.Find(".cl-button-primary").Click();
        page.WaitForAssertion(() => Assert.Equal("pass", page.Find(".cl-pill").TextContent));
        Assert.Equal(2, (await Ledger.ListAsync(Run, default)).Count(one => one is { Action: SelectionAction.Bookmarked, Source: SelectionSource.Random }));
        page.Find("[aria-label='Remove the bookmark of two']").Click();
        page.WaitForAssertion(() => Assert.Equal("warn", page.Find(".cl-pill").TextContent));
        Assert.NotEmpty(page.FindAll("svg[role=img]"));
    }

    [Fact]
    public async Task Results_RowSearchedThenBookmarkedAndSaved_LedgerKnowsHow()
    {
        await FinishAsync();
        var page = RenderResults("/1?q=tw", 1);
        page.WaitForElement("[data-selection] button").Click();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-selection] button").GetAttribute("aria-pressed")));
        await page.InvokeAsync(() => page.FindComponent<TrackViewer>().Instance.OnSaved());
        var known = await Ledger.ListAsync(Run, default);
        Assert.Equal([SelectionAction.Opened, SelectionAction.Bookmarked, SelectionAction.Exported], known.Select(one => one.Action).Order());
        Assert.All(known, one => Assert.Equal((1L, SelectionSource.Search, "tw"), (one.Row, one.Source, one.Detail)));
    }

    [Theory]
    [InlineData("/1", SelectionSource.Direct, "")]
    [InlineData("/1?sort=prediction/0", SelectionSource.Sorted, "by prediction of CTCF, largest first")]
    [InlineData("/1?sort=attribute/ism/0&order=asc", SelectionSource.Sorted, "by ISM of CTCF, smallest first")]
    [InlineData("/1?q=tw&from=audit&why=rule%207", SelectionSource.Audit, "rule 7")]
    [InlineData("/1?from=order", SelectionSource.Order, "")]
    public async Task Results_RowOpened_AddressSaysHow(string address, SelectionSource source, string detail)
    {
        await FinishAsync();
        var page = RenderResults(address, 1);
        page.WaitForElement("#sequence");
        page.WaitForAssertion(() => Assert.Equal((source, detail, SelectionAction.Opened), Assert.Single(Ledger.ListAsync(Run, default).GetAwaiter().GetResult().Select(one => (one.Source, one.Detail, one.Action)))));
    }

    [Fact]
    public async Task Results_FirstRowShowsItself_NobodyOpenedIt()
    {
        await FinishAsync();
        var page = RenderResults("", null);
        page.WaitForElement("#sequence");
        Assert.Empty(await Ledger.ListAsync(Run, default));
        page.Find("[data-selection] button").Click();
        page.WaitForAssertion(() => Assert.Equal((SelectionAction.Bookmarked, SelectionSource.Order), Assert.Single(Ledger.ListAsync(Run, default).GetAwaiter().GetResult().Select(one => (one.Action, one.Source)))));
    }

    private IRenderedComponent<ResultsPage> RenderResults(string rest, long? row)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{RunPath}/results{rest}");
        return Render<ResultsPage>(parameters => parameters.Add(page => page.ProjectId, Project).Add(page => page.RunId, Run).Add(page => page.Row, row));
    }
}
