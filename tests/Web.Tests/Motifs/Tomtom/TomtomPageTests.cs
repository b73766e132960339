using Bunit;
using CisLens.Web.Motifs.Tomtom;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Motifs.Tomtom;

public class TomtomPageTests : PortalContext
{
    private string _project = "";

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Tomtom_UnknownProject_NothingHere()
    {
        _project = "0123456789ab";
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Tomtom_DatabaseBroken_Error()
    {
        _project = await AddProjectAsync();
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Tomtom_NothingTyped_ExamplesThatWork()
    {
        _project = await AddProjectAsync();
        var page = RenderPage();
        page.WaitForElement("[data-state=empty]");
        page.FindAll("[data-state=empty] button").First(button => button.TextContent.StartsWith("E-box", StringComparison.Ordinal)).Click();
        page.WaitForElement("tbody tr");
        Assert.EndsWith("?m=CACGTG", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tomtom_ConsensusTyped_MatchesAndAddress()
    {
        _project = await AddProjectAsync();
        var page = RenderPage();
        page.WaitForElement("textarea").Input("CCASYAGRKGGC");
        page.WaitForElement("tbody tr");
        Assert.Contains("CTCF", page.Find("tbody tr th").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, page.FindAll("tbody tr")[0].QuerySelectorAll("svg.cl-logo").Length);
        Assert.EndsWith("?m=CCASYAGRKGGC", Address, StringComparison.Ordinal);
        Assert.Equal($"api/projects/{_project}/tomtom.tsv?m=CCASYAGRKGGC", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task Tomtom_HalfTyped_SaysWhyAndKeepsTheLastMatches()
    {
        _project = await AddProjectAsync();
        var page = RenderPage("?m=CCASYAGRKGGC");
        page.WaitForElement("tbody tr");
        page.Find("textarea").Input("CCASYAGRKGGJ");
        page.WaitForElement(".cl-field-error");
        Assert.Equal("true", page.Find("textarea").GetAttribute("aria-invalid"));
        Assert.NotEmpty(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task Tomtom_MatrixInTheAddress_IsShownAsTableAndDrawnOver()
    {
        _project = await AddProjectAsync();
        var page = RenderPage("?ppm=0-1000-0-0_1000-0-0-0_0-1000-0-0_0-0-1000-0_0-0-0-1000_0-0-1000-0&name=mine");
        page.WaitForElement("tbody tr");
        Assert.StartsWith("A\tC\tG\tT\n0\t1\t0\t0\n", page.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
        page.Find("[aria-label='G at 1']").Click();
        page.WaitForAssertion(() => Assert.EndsWith("?m=SACGTG", Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tomtom_SeveralPasted_OneIsChosen()
    {
        _project = await AddProjectAsync();
        var page = RenderPage();
        page.WaitForElement("textarea").Input(">one\nA [ 0 10 0 0 0 0 ]\nC [ 10 0 10 0 0 0 ]\nG [ 0 0 0 10 0 10 ]\nT [ 0 0 0 0 10 0 ]\n>two\nA [ 0 0 ]\nC [ 9 0 ]\nG [ 0 9 ]\nT [ 1 1 ]\n");
        page.WaitForElement("#motif-choice").Change("1");
        page.WaitForAssertion(() => Assert.Contains("name=two", Address, StringComparison.Ordinal));
        Assert.Contains("2 positions", page.Find("#your-motif").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tomtom_StricterThreshold_FewerMatchesAndAddress()
    {
        _project = await AddProjectAsync();
        var page = RenderPage("?m=CACGTG");
        page.WaitForElement("tbody tr");
        page.Find("[aria-label=Threshold]").Change("1e-30");
        page.WaitForAssertion(() => Assert.Contains("within the threshold", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("?m=CACGTG&threshold=1E-30", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tomtom_ByFamily_LikeMotifsShareARow()
    {
        _project = await AddProjectAsync();
        var page = RenderPage("?m=CACGTG");
        page.WaitForElement("tbody tr");
        var each = page.FindAll("tbody tr").Count;
        page.FindAll("[aria-label=Order] button")[1].Click();
        page.WaitForAssertion(() => Assert.StartsWith("also ", page.Find(".others").TextContent, StringComparison.Ordinal));
        Assert.True(page.FindAll("tbody tr").Count < each);
        Assert.Contains("families=1", Address, StringComparison.Ordinal);
    }

    private IRenderedComponent<TomtomPage> RenderPage(string rest = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/tomtom{rest}");
        return Render<TomtomPage>(parameters => parameters.Add(page => page.ProjectId, _project));
    }
}
