using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Audits;
using CisLens.Web.Results;
using CisLens.Web.Runs;
using CisLens.Web.Shell;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Verdicts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Audits;

public class AuditPageTests : PortalContext
{
    private string _project = "";
    private string _run = "";

    [Fact]
    public async Task Page_UnknownRun_NothingHere()
    {
        (_project, _run) = (await AddProjectAsync(), "0123456789ab");
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public void Page_Loading_SaysSo()
    {
        var never = new TaskCompletionSource<AuditView?>();
        var loaded = Render<Loaded<AuditView>>(parameters => parameters.Add(one => one.Key, 1).Add(one => one.Load, _ => never.Task).Add(one => one.Data, _ => "data"));
        loaded.Find(".cl-skeleton");
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await SubmitAsync();
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Page_RunWithoutAudit_ExplainsAndStartsOne()
    {
        await SubmitAsync(spec => spec);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        var page = RenderPage();
        Assert.Contains("was not audited", page.WaitForElement("[data-state=empty]").TextContent, StringComparison.Ordinal);

        page.Find("[data-state=empty] button").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.DoesNotContain(_run, navigation.Uri, StringComparison.Ordinal));
        var started = navigation.Uri.Split('/')[^1];
        var spec = (await Services.GetRequiredService<RunStore>().DetailAsync(started, default))!.Spec;
        Assert.NotNull(spec.Audit);
        Assert.Equal("ISM of CTCF; audited", spec.Name);
    }

    [Fact]
    public async Task Page_PredictionsOnly_OffersMethods()
    {
        await SubmitAsync(spec => spec with { Methods = [] });
        Assert.Contains("no maps", RenderPage().WaitForElement("[data-state=empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NotDone_SaysWhenItComes()
    {
        await SubmitAsync();
        Assert.Contains("at the end of the run", RenderPage().WaitForElement("[data-state=empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_EndedBefore_SaysToResume()
    {
        await SubmitAsync();
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        Assert.Contains("Resume it", RenderPage().WaitForElement("[data-state=empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Done_ShowsEveryVerdictWithItsNumberAndNoScore()
    {
        await FinishAsync();
        var page = RenderPage();

        Assert.Equal(30, page.WaitForElements(".rule").Count);
        Assert.Equal(["Before anything else", "Pitfall 1: one method only", "Pitfall 2: no biological reading", "Pitfall 3: chosen examples", "Are the maps right?", "Do the maps hold still?"],
            page.FindAll("section > .cl-card-head h2").Select(heading => heading.TextContent).Take(6));
        Assert.Equal("pass", Pill(page, "rule-g1"));
        Assert.Contains("0.93 (0.9 to 0.95), n = 1,200", page.Find("#rule-g1").TextContent, StringComparison.Ordinal);
        Assert.Equal("fail", Pill(page, "rule-1"));
        // Half passes and the other warns: the worse decides, and the row names it.
        Assert.Equal("warn", Pill(page, "rule-9"));
        Assert.Contains("ISM of CTCF, the worst of 2", page.Find("#rule-9").TextContent, StringComparison.Ordinal);
        Assert.Equal("not run", Pill(page, "rule-15"));
        Assert.Contains("nothing that the rule could be judged by", page.Find("#rule-5").TextContent, StringComparison.Ordinal);
        Assert.Contains("about the model, not about biology", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".rule__detail"));
    }

    [Fact]
    public async Task Page_RulePressed_IsOpenInTheAddress()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("#rule-9 button").Click();

        page.WaitForAssertion(() => Assert.EndsWith("audit?rule=9", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#rule-9 button").GetAttribute("aria-expanded")));
        var detail = page.Find("#rule-9 .rule__detail");
        Assert.Equal(["warn", "pass"], detail.QuerySelectorAll("tbody .cl-pill").Select(pill => pill.TextContent));
        Assert.Contains("proposal of CisLens", detail.TextContent, StringComparison.Ordinal);
        Assert.Equal("Output brought back, n = 500", detail.QuerySelector("figcaption")!.TextContent);
        Assert.Equal([$"projects/{_project}/runs/{_run}/results/1?from=audit", $"projects/{_project}/runs/{_run}/results/0?from=audit"], detail.QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Page_FilterInTheAddress_ShowsOnlyThose()
    {
        await FinishAsync();
        var page = RenderPage("?show=attention");
        page.WaitForAssertion(() => Assert.Equal(["rule-1", "rule-9"], page.FindAll(".rule").Select(rule => rule.Id)));
        Assert.Equal("Need attention 2", page.Find(".cl-tab[aria-current]").TextContent.Trim());
    }

    [Fact]
    public async Task Remedy_ThatIsARun_StartsIt()
    {
        await FinishAsync();
        var page = RenderPage("?rule=1");
        page.WaitForElement("#rule-1 [data-remedy=families]").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.DoesNotContain(_run, navigation.Uri, StringComparison.Ordinal));
        var started = (await Services.GetRequiredService<RunStore>().DetailAsync(navigation.Uri.Split('/')[^1], default))!;
        Assert.True(started.Spec.Methods.Count > 1);
    }

    [Fact]
    public async Task Thresholds_OfTheProject_ChangeTheVerdictAndSaySo()
    {
        await FinishAsync();
        await Services.GetRequiredService<ProjectThresholds>().SetAsync(LocalUserHandler.User, _project, 9, 0, 0.35, 0.2, default);
        var page = RenderPage("?rule=9");
        page.WaitForAssertion(() => Assert.Equal("pass", Pill(page, "rule-9")));
        Assert.Contains("set by this project", page.Find("#rule-9 .rule__detail").TextContent, StringComparison.Ordinal);
        Assert.Contains("pass at least 0.35, fail below 0.2", page.Find("#rule-9 .rule__detail").TextContent, StringComparison.Ordinal);
        Assert.Contains("pass 0.35", page.Find("#rule-9 figure .cl-figure-plot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_Written_IsKept()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("#validation textarea").Input("Reporter assay in K562.");
        page.Find("#validation button").Click();
        page.WaitForElement("#validation [role=status]");
        var view = await Services.GetRequiredService<RunAudits>().FindAsync(_project, _run, default);
        Assert.Equal("Reporter assay in K562.", view!.Validation);
    }

    [Fact]
    public async Task RunPage_AndResults_LinkToTheAudit()
    {
        await FinishAsync();
        var run = Render<RunPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run));
        run.WaitForElement($"a[href='projects/{_project}/runs/{_run}/audit']");
        run.WaitForAssertion(() => Assert.Equal(["1 warn", "8 not run"], run.FindAll("section[aria-labelledby=audit] li")[4].QuerySelectorAll(".cl-pill").Select(pill => pill.TextContent)));
        Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run)).WaitForElement($"a[href='projects/{_project}/runs/{_run}/audit']");
    }

    private static string Pill(IRenderedComponent<AuditPage> page, string rule) => page.Find($"#{rule} .rule__head .cl-pill").TextContent;

    private IRenderedComponent<AuditPage> RenderPage(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/audit{query}");
        return Render<AuditPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run));
    }

    private async Task SubmitAsync(Func<RunSpec, RunSpec>? change = null)
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        var spec = StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, _project));
        _run = await Services.GetRequiredService<RunStore>().SubmitAsync(_project, (change ?? StoredAudit.Audited)(spec), default);
    }

    private async Task FinishAsync()
    {
        await SubmitAsync();
        await StoredAudit.FinishAsync(Databases, Settings.DataFolder, _run);
    }
}
