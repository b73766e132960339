using Bunit;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.Audits;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Verdicts;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Audits;

public class ThresholdsPageTests : PortalContext
{
    private string _project = "";

    private ProjectThresholds Thresholds => Services.GetRequiredService<ProjectThresholds>();

    [Fact]
    public void Page_UnknownProject_NothingHere()
    {
        _project = "0123456789ab";
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        _project = await AddProjectAsync();
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Page_Defaults_NameTheirSources()
    {
        _project = await AddProjectAsync();
        var page = RenderPage();
        var count = AuditRules.Gates.Concat(AuditRules.All).Sum(rule => rule.Thresholds.Count);
        page.WaitForAssertion(() => Assert.Equal(count, page.FindAll("tbody tr").Count));
        Assert.Contains("tangermeme", page.Find("#rule-6").TextContent, StringComparison.Ordinal);
        Assert.Contains("proposal of CisLens", page.Find("#rule-9").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("set by this project", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public async Task Threshold_ChangedAndReset_SaysSoMeanwhile()
    {
        _project = await AddProjectAsync();
        var page = RenderPage();
        page.WaitForElement("#rule-9 input[aria-label$=passes]").Input("0.6");
        page.Find("#rule-9 button").Click();
        page.WaitForAssertion(() => Assert.Contains("set by this project", page.Find("#rule-9").TextContent, StringComparison.Ordinal));
        Assert.Contains("default: at least 0.5, below 0.25", page.Find("#rule-9").TextContent, StringComparison.Ordinal);
        Assert.Equal(0.6, (await Thresholds.RulesAsync(_project, default)).Single(rule => rule.Number == 9).Thresholds[0].Pass);

        page.Find("#rule-9 button").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("set by this project", page.Markup, StringComparison.Ordinal));
        Assert.Equal("0.5", page.Find("#rule-9 input").GetAttribute("value"));
    }

    [Fact]
    public async Task Threshold_NumbersTheWrongWayRound_Sentence()
    {
        _project = await AddProjectAsync();
        var page = RenderPage();
        page.WaitForElement("#rule-9 input[aria-label$=passes]").Input("0.1");
        page.Find("#rule-9 button").Click();
        Assert.Contains("cannot be below the one that fails", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threshold_NoNumber_CannotBeSaved()
    {
        _project = await AddProjectAsync();
        var page = RenderPage();
        page.WaitForElement("#rule-9 input").Input("much");
        Assert.True(page.Find("#rule-9 button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Set_TheDefault_TakesTheOwnAway()
    {
        _project = await AddProjectAsync();
        await Thresholds.SetAsync(LocalUserHandler.User, _project, -2, 0, 0.1, 0.3, default);
        Assert.True((await Thresholds.RulesAsync(_project, default)).Single(rule => rule.Number == -2).Thresholds[0].IsOwn);
        await Thresholds.SetAsync(LocalUserHandler.User, _project, -2, 0, 0.2, 0.5, default);
        Assert.DoesNotContain(await Thresholds.RulesAsync(_project, default), rule => rule.Thresholds.Any(threshold => threshold.IsOwn));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    [InlineData(27, 0)]
    [InlineData(9, 1)]
    [InlineData(1, 0)]
    public async Task Set_NoSuchThreshold_Sentence(int rule, int place) =>
        Assert.Contains("There is no threshold", (await Assert.ThrowsAsync<InputException>(() => Thresholds.SetAsync(LocalUserHandler.User, "0123456789ab", rule, place, 1, 0, default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Reset_All_LeavesOtherProjectsAlone()
    {
        _project = await AddProjectAsync();
        var other = await AddProjectAsync("Other");
        foreach (var project in new[] { _project, other })
            await Thresholds.SetAsync(LocalUserHandler.User, project, 9, 0, 0.7, 0.3, default);
        await Thresholds.ResetAsync(LocalUserHandler.User, _project, null, default);
        Assert.False(await OwnAsync(_project));
        Assert.True(await OwnAsync(other));

        async Task<bool> OwnAsync(string project) => (await Thresholds.RulesAsync(project, default)).Any(rule => rule.Thresholds.Any(threshold => threshold.IsOwn));
    }

    private IRenderedComponent<ThresholdsPage> RenderPage() => Render<ThresholdsPage>(parameters => parameters.Add(one => one.ProjectId, _project));
}
