using Bunit;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Web.Audits.Spread;
using CisLens.Web.Tracks;

namespace CisLens.Web.Tests.Audits.Spread;

public class SpreadPageTests : TestPageContext<SpreadPage, SpreadQuery, SpreadResult>
{
    protected override string Test => "spread";

    [Fact]
    public async Task Done_WhatRulesLookAtAndWhereDifferencesComeFrom()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("figcaption");
        // One replica set, no references and no seeds.
        Assert.Equal(["Share of the 20 top bases that two replicas have", "Where differences between maps come from (shares of the variance)"], page.FindAll("section[aria-labelledby=measures] figcaption").Select(title => title.TextContent));
        Assert.Equal(["two", "one"], page.FindAll("[aria-label='Spread of each sequence'] tbody th").Select(cell => cell.TextContent));
        Assert.Equal(["–", "–", "0.250", "2.000"], page.Find("[aria-label='Spread of each sequence'] tbody tr").QuerySelectorAll(".cl-num").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Sequence_Chosen_BandOnItsLetters()
    {
        await FinishAsync();
        var page = RenderPage("?row=0");
        page.WaitForElement(".track-viewer");
        var track = Assert.Single(page.FindComponent<TrackViewer>().Instance.Options.Tracks);
        Assert.Equal("ISM of CTCF, 3 replicas", track.Title);
        Assert.Equal($"api/{RunPath}/rows/0/spread/ism/0/model/mean", track.Url);
        Assert.Equal($"api/{RunPath}/rows/0/spread/ism/0/model/deviation", track.SpreadUrl);
    }
}
