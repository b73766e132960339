using Bunit;
using CisLens.Inference.Runs.Audits.Stability;
using CisLens.Web.Access;
using CisLens.Web.Audits.Stability;
using CisLens.Web.Verdicts;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Audits.Stability;

public class StabilityPageTests : TestPageContext<StabilityPage, StabilityQuery, StabilityResult>
{
    protected override string Test => "stability";

    [Fact]
    public async Task Done_EveryMethodUnderEveryKind()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label='Every method under every kind of change']");
        var rows = page.FindAll("[aria-label='Every method under every kind of change'] tbody tr");
        Assert.Equal(4, rows.Count);
        Assert.Equal(["ISM", "shifts", "2", "1", "0.250 (0.150 to 0.350)", "2"], rows[1].Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Threshold_OfTheProject_IsTheOneThatIsMarked()
    {
        await FinishAsync();
        Assert.Equal(["pass 0.8", "fail 0.5"], Marks());
        await Services.GetRequiredService<ProjectThresholds>().SetAsync(LocalUserHandler.User, Project, 15, 0, 0.7, 0.6, default);
        Assert.Equal(["pass 0.7", "fail 0.6"], Marks());

        IEnumerable<string> Marks() => RenderPage().WaitForElement("section[aria-labelledby=methods] svg.cl-figure-plot").QuerySelectorAll("text")
            .Select(text => text.TextContent).Where(text => text.StartsWith("pass ", StringComparison.Ordinal) || text.StartsWith("fail ", StringComparison.Ordinal)).ToList();
    }

    [Fact]
    public async Task Sequences_Done_QuietChangesOnlyWithTheWorst()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label='Stability of each sequence']");
        // The only change of the other sequence moved the output.
        Assert.Equal(["one", "", "0.500", "0.250", "a shift by -3", "2"], Assert.Single(page.FindAll("[aria-label='Stability of each sequence'] tbody tr")).Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Kind_Chosen_PointsRowsAndAddress()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label=Change]");
        Assert.Equal("ISM: 3 changes of 2 sequences", page.Find("section[aria-labelledby=changes] figcaption").TextContent);
        page.FindAll("[aria-label=Change] button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal("ISM: 1 change of 1 sequence", page.Find("section[aria-labelledby=changes] figcaption").TextContent));
        Assert.Contains("another base at position 7", page.Find("[aria-label='Stability of each sequence']").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("?kind=substitution", Address, StringComparison.Ordinal);
    }
}
