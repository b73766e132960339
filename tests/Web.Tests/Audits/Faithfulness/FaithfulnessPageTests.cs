using Bunit;
using CisLens.Inference.Runs.Audits.Faithfulness;
using CisLens.Web.Audits.Faithfulness;

namespace CisLens.Web.Tests.Audits.Faithfulness;

public class FaithfulnessPageTests : TestPageContext<FaithfulnessPage, FaithfulnessQuery, FaithfulnessResult>
{
    protected override string Test => "faithfulness";

    [Fact]
    public async Task Done_EveryMethodAtEveryK_SaysWhetherOutsideOfChance()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[data-place]");
        Assert.Equal(["outside", "outside", "inside", "inside"], page.FindAll("[data-place] .place").Select(place => place.TextContent));
        Assert.Contains("0.500; chance 1.000 to 3.000", page.Find("[data-place]").TextContent, StringComparison.Ordinal);
        // Rule 7 looks at 5 bases and not at all of them.
        Assert.Equal("k = 5", Assert.Single(page.FindAll(".judged")).TextContent);
        Assert.Contains("0.9", page.Markup, StringComparison.Ordinal);
        Assert.Contains("n = 2", page.Find("figcaption").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocks_Chosen_OneFigureAMethodAndAddress()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label=Control]");
        page.FindAll("[aria-label=Control] button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal(["ISM, n = 2", "TISM, n = 2"], page.FindAll("section[aria-labelledby=curves] figcaption").Select(title => title.TextContent)));
        Assert.EndsWith("?control=blocks", Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accuracy", "Sequences classified right, n = 2")]
    [InlineData("sufficiency", "Output that the highest-scoring bases alone bring back, n = 2")]
    [InlineData("sensitivity", "How well scores predict what random bases do, n = 2")]
    public async Task Measure_InAddress_IsDrawn(string measure, string title)
    {
        await FinishAsync();
        var page = RenderPage($"?measure={measure}");
        page.WaitForAssertion(() => Assert.Equal(title, page.Find("section[aria-labelledby=curves] figcaption").TextContent));
    }

    [Fact]
    public async Task Ranking_Done_PairsWithDifferenceAndQ()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label='Every two methods']");
        Assert.Equal(["ISM", "TISM", "1.000 (0.900 to 1.100)", "0.010", "0.020", "different"], page.Find("[aria-label='Every two methods'] tbody tr").Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Sequences_SortedByTheOtherMethod_WorstFirstAndLinked()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label='Faithfulness of each sequence']");
        Assert.Equal(["two", "one"], Names());
        Assert.Equal($"{RunPath}/results/1?from=audit", page.Find("[aria-label='Faithfulness of each sequence'] tbody a").GetAttribute("href"));
        page.FindAll("[aria-label='Faithfulness of each sequence'] thead button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal(["one", "two"], Names()));
        Assert.EndsWith("?sort=tism", Address, StringComparison.Ordinal);

        IEnumerable<string> Names() => page.FindAll("[aria-label='Faithfulness of each sequence'] tbody th").Select(cell => cell.TextContent);
    }
}
