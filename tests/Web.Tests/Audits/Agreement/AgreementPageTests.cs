using Bunit;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Web.Audits.Agreement;
using CisLens.Web.Tracks;

namespace CisLens.Web.Tests.Audits.Agreement;

public class AgreementPageTests : TestPageContext<AgreementPage, AgreementQuery, AgreementResult>
{
    protected override string Test => "agreement";

    [Fact]
    public async Task Done_PairWithChanceAndWhoWasRight()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label='Every two methods']");
        var cells = page.Find("[aria-label='Every two methods'] tbody tr").Children.Select(cell => cell.TextContent).ToList();
        Assert.Equal("ISM and TISM", cells[0]);
        Assert.StartsWith("0.750 (", cells[1], StringComparison.Ordinal);
        Assert.EndsWith("chance 0.250", cells[1], StringComparison.Ordinal);
        Assert.StartsWith("ISM in 1, TISM in 0 of 1 sequence; difference 0.750", cells[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sequences_Done_MostDisagreementFirstWithLinkToTheirLogos()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label='Sequences by disagreement']");
        var rows = page.FindAll("[aria-label='Sequences by disagreement'] tbody tr");
        Assert.Equal(["one", "0.500", "ISM 1×"], [rows[0].Children[0].TextContent, rows[0].Children[2].TextContent, rows[0].Children[4].TextContent]);
        Assert.Equal("not asked", rows[1].Children[4].TextContent);
        Assert.Equal($"{RunPath}/audit/agreement?row=0#disputed", rows[0].QuerySelector("th a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Sequence_Chosen_LogosOfBothMethodsWithDisputedBasesMarked()
    {
        await FinishAsync();
        var page = RenderPage("?a=ism&b=tism&row=0");
        page.WaitForElement(".track-viewer");
        var tracks = page.FindComponent<TrackViewer>().Instance.Options.Tracks;
        Assert.Equal(["attribute/ism/0", "top/attribute/ism/0", "attribute/tism/0", "top/attribute/tism/0"], tracks.Select(track => track.Id));
        // Of the top two bases of each, ISM alone has the second, which raises the output, and TISM the fourth, which lowers it.
        Assert.Equal([(1, 2, "high"), (0, 1, "none")], tracks[1].Hits.Select(hit => (hit.Start, hit.End, hit.Tone)));
        Assert.Equal([(3, 4, "low"), (0, 1, "none")], tracks[3].Hits.Select(hit => (hit.Start, hit.End, hit.Tone)));
        Assert.Contains("only ISM has moves the output by -0.750 logit (ISM says down)", page.Find(".dispute").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("ISM predicted it better.", page.Find(".dispute").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sequence_Unknown_SaysSo()
    {
        await FinishAsync();
        var page = RenderPage("?row=99");
        page.WaitForAssertion(() => Assert.Contains("no such row", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Measure_Chosen_AddressAndMatrix()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[aria-label=Measure]");
        page.FindAll("[aria-label=Measure] button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal("Rank correlation, median, n = 2", page.Find("figcaption").TextContent));
        Assert.EndsWith("?measure=spearman", Address, StringComparison.Ordinal);
    }
}
