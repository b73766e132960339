using AngleSharp.Dom;
using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Motifs.Patterns;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.Results;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Motifs.Patterns;

public class MotifsPageTests : PortalContext
{
    private static readonly MotifSpec Motifs = new() { Discoveries = [DiscoveredRun.Discovery], Filters = [new FilterMotifSpec { Layer = "Layer 0 (Conv1d)" }] };
    private string _project = "";
    private string _run = "";

    private RunStore Store => Services.GetRequiredService<RunStore>();

    [Fact]
    public async Task Motifs_UnknownRun_NothingHere()
    {
        (_project, _run) = (await AddProjectAsync(), "0123456789ab");
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Motifs_RunWithoutMotifs_SaysHowToGetThem()
    {
        await SubmitAsync(null);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("looked for no motifs", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Motifs_DatabaseBroken_Error()
    {
        await SubmitAsync(Motifs);
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Motifs_NotPrepared_SaysWhenTheyCome()
    {
        await SubmitAsync(Motifs);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("Nothing to show yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Motifs_NothingFound_ExplanationIsShown()
    {
        await FinishAsync("Only 12 seqlets are strong enough; lower the threshold.");
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("lower the threshold", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Motifs_Done_CardsWithLogosMatchesAndLinks()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement(".pattern");
        var cards = page.FindAll(".pattern");
        Assert.Equal(["Positive pattern 0", "Negative pattern 0"], cards.Select(card => card.QuerySelector("h3")!.TextContent));
        // Contributions and letters, forward and reverse, and the match over which the pattern is drawn.
        Assert.Equal(["Positive pattern 0: contributions", "Positive pattern 0: letters in bits", "Positive pattern 0, reverse complement: contributions", "Positive pattern 0, reverse complement: letters in bits", "pos_patterns.pattern_0, aligned", "CTCF, aligned"],
            cards[0].QuerySelectorAll("svg.cl-logo").Select(logo => logo.GetAttribute("aria-label")));
        Assert.Equal("https://jaspar.elixir.no/matrix/MA0139.2/", cards[0].QuerySelector(".pattern__match a")!.GetAttribute("href"));
        Assert.Contains("25.0 %", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("No known motif resembles it", cards[1].TextContent, StringComparison.Ordinal);
        Assert.Equal($"projects/{_project}/runs/{_run}/motifs/0/pos_patterns.pattern_0", cards[0].QuerySelector("h3 a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Motifs_FilteredBySignAndName_AddressDecides()
    {
        await FinishAsync();
        var page = RenderPage("?sign=negative&colors=meme");
        page.WaitForElement(".pattern");
        Assert.Equal("Negative pattern 0", page.Find(".pattern h3").TextContent);
        Assert.Equal("meme", page.Find("[data-logo-colors]").GetAttribute("data-logo-colors"));
        page.FindAll("[aria-label=Sign] button")[0].Click();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".pattern").Count));
        page.Find("input[type=search]").Input("zinc");
        page.WaitForAssertion(() => Assert.Equal("Positive pattern 0", Assert.Single(page.FindAll(".pattern h3")).TextContent));
        Assert.Contains("q=zinc", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Motifs_SharedAxis_SmallPatternStandsOnTheLargestAxis()
    {
        await FinishAsync();
        var own = RenderPage();
        own.WaitForElement(".pattern");
        // Alone the negative pattern reaches from its lowest letter to zero; on a shared axis it has room above too.
        Assert.Equal(["0", "\u22120.5"], Ticks(own.FindAll(".pattern")[1]));
        var shared = RenderPage("?y=shared");
        shared.WaitForElement(".pattern");
        Assert.Equal(["0.5", "0", "\u22120.5"], Ticks(shared.FindAll(".pattern")[1]));

        static IEnumerable<string> Ticks(IElement card) => card.QuerySelector("svg.cl-logo")!.QuerySelectorAll("text[text-anchor=end]").Select(text => text.TextContent);
    }

    [Fact]
    public async Task Unmatched_Done_NamelessPatternAndLonelySeqletWithReviews()
    {
        await FinishAsync();
        var page = RenderPage("?view=unmatched");
        page.WaitForElement("tbody tr");
        Assert.Equal("Negative pattern 0", Assert.Single(page.FindAll(".pattern h3")).TextContent);
        var row = page.Find("tbody tr");
        Assert.Equal($"projects/{_project}/runs/{_run}/results/1?hit=0~~0", row.QuerySelector("th a")!.GetAttribute("href"));
        row.QuerySelectorAll("button").Single(button => button.TextContent == "Artefact").Click();
        page.WaitForAssertion(() => Assert.Equal(MotifReviewState.Artefact, Assert.Single(Services.GetRequiredService<MotifReviews>().OfRunAsync(_run, default).GetAwaiter().GetResult()).Value.State));
    }

    [Theory]
    [InlineData("ignored")]
    [InlineData("pairs")]
    [InlineData("filters")]
    public async Task View_StageNotDone_SaysWhenItComes(string view)
    {
        await FinishAsync();
        var page = RenderPage($"?view={view}");
        page.WaitForAssertion(() => Assert.Contains("Not computed yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ignored_Done_SitesWithBothNumbersAndAReview()
    {
        await FinishAsync();
        DiscoveredRun.WriteInstances(Settings.DataFolder, _run);
        var page = RenderPage("?view=ignored");
        page.WaitForElement("tbody tr");
        var row = Assert.Single(page.FindAll("tbody tr"));
        Assert.Equal($"projects/{_project}/runs/{_run}/results/1?hit=0~pos_patterns.pattern_0~1", row.QuerySelector("th a")!.GetAttribute("href"));
        Assert.Equal(["7.500", "1.00e-5", "0.400", "12", "0.600"], row.QuerySelectorAll("td.cl-num").Select(cell => cell.TextContent));
        row.QuerySelectorAll("button").Single(button => button.TextContent == "Interesting").Click();
        page.WaitForAssertion(() => Assert.Equal("ignored/0/pos_patterns.pattern_0/1/1", Assert.Single(Services.GetRequiredService<MotifReviews>().OfRunAsync(_run, default).GetAwaiter().GetResult()).Key));
    }

    [Fact]
    public async Task Pairs_Done_TablesAndDistances()
    {
        await FinishAsync();
        DiscoveredRun.WriteInstances(Settings.DataFolder, _run);
        var page = RenderPage("?view=pairs");
        page.WaitForElement("[aria-label='Preferred distances']");
        Assert.Equal(["Positive pattern 0", "CTCF"], page.FindAll("[aria-label='Motifs in the same sequences'] tbody tr > *").Take(2).Select(cell => cell.TextContent));
        Assert.Contains("9", page.Find("[aria-label='Preferred distances'] tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal("10 pairs by distance, up to 3 bases to both sides", page.Find("svg.spacing").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Filters_Done_LogosWeightsUsageAndMatch()
    {
        await FinishAsync();
        DiscoveredRun.WriteFilters(Settings.DataFolder, _run);
        var page = RenderPage("?view=filters");
        page.WaitForElement("tbody tr");
        Assert.Contains("never activated", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        page.Find("[aria-label='Sort by']").Change("Usage");
        var first = page.FindAll("tbody tr")[0];
        Assert.Equal("filter1", first.QuerySelector("th")!.TextContent);
        Assert.Equal(["filter1: letters of its sites", "filter1: weights", "filter1, aligned", "CTCF, aligned"], first.QuerySelectorAll("svg.cl-logo").Select(logo => logo.GetAttribute("aria-label")));
        Assert.Contains("100.0 %", first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_InstancesComputed_LaneTellsWhichAreUsed()
    {
        await FinishAsync();
        DiscoveredRun.WriteInstances(Settings.DataFolder, _run);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/results/1?hit=0~{DiscoveredRun.Known}~1");
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run).Add(one => one.Row, 1L));
        page.WaitForElement("#sequence");
        var hit = Assert.Single(page.FindComponent<TrackViewer>().Instance.Options.Tracks.Single(track => track.Id == "instances/0").Hits);
        Assert.Equal(("Positive pattern 0", 1, 5, "none", true), (hit.Label, hit.Start, hit.End, hit.Tone, hit.Chosen));
    }

    [Fact]
    public async Task Lookup_ConsensusTyped_SitesAndVerdict()
    {
        await FinishAsync();
        var page = RenderPage("?view=lookup");
        page.WaitForElement("#my-motif").Change("ACGTACGT");
        page.WaitForElement(".cl-note[role=status]");
        Assert.Contains("m=ACGTACGT", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        // The first sequence is the motif itself, so that nothing is left to compare it with.
        Assert.Contains("Nothing can be said of its sites", page.Find(".cl-note[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lookup_UnknownName_SaysWhatCanBeWritten()
    {
        await FinishAsync();
        var page = RenderPage("?view=lookup&m=nobody");
        page.WaitForElement("[role=alert]");
        Assert.Contains("'nobody'", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_SiteInTheAddress_LaneOfItsOwn()
    {
        await FinishAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/results/0?site=CTCF~1~5~-");
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run).Add(one => one.Row, 0L));
        page.WaitForElement("#sequence");
        var hit = Assert.Single(page.FindComponent<TrackViewer>().Instance.Options.Tracks.Single(track => track.Id == "site").Hits);
        Assert.Equal(("CTCF", 1, 5, "-", true), (hit.Label, hit.Start, hit.End, hit.Strand, hit.Chosen));
    }

    [Fact]
    public async Task Pattern_Done_LogosMatchesSeqletsAndSubpatterns()
    {
        await FinishAsync();
        var page = RenderPattern(DiscoveredRun.Known);
        page.WaitForElement("#seqlets");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[aria-label='Seqlets of the pattern'] tbody tr").Count));
        Assert.Equal("Positive pattern 0", page.Find("h1").FirstChild!.TextContent.Trim());
        Assert.Equal($"projects/{_project}/runs/{_run}/results/0?hit=0~pos_patterns.pattern_0~2", page.Find("[aria-label='Seqlets of the pattern'] tbody a").GetAttribute("href"));
        Assert.Contains("1.00e-4", page.Find("[aria-label='Known motifs, nearest first']").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".finer"));
        // ISM of the sequence at positions 0 to 8, read from the run's files.
        Assert.Contains("Attributions of one, 3–6", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pattern_Unknown_NothingHere()
    {
        await FinishAsync();
        var page = RenderPattern("pos_patterns.pattern_9");
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Results_RowWithHits_LaneBelowItsAttributionAndTheChosenOneInView()
    {
        await FinishAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/results/1?hit=0~{DiscoveredRun.Known}~2");
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run).Add(one => one.Row, 1L));
        page.WaitForElement("#sequence");
        var options = page.FindComponent<TrackViewer>().Instance.Options;
        Assert.Equal(["letters", "hits", "heatmap"], options.Tracks.Select(track => track.Kind));
        var hits = options.Tracks[1].Hits;
        Assert.Equal([("CTCF", true, "-", "high"), ("?", false, "", "high"), ("Negative pattern 0", false, "+", "low")], hits.Select(hit => (hit.Label, hit.Chosen, hit.Strand, hit.Tone)));
        Assert.Equal($"projects/{_project}/runs/{_run}/motifs/0/pos_patterns.pattern_0", hits[0].Href);
        Assert.NotNull(options.View);
    }

    private async Task SubmitAsync(MotifSpec? motifs)
    {
        StoredModel.Put(Settings.Models);
        (_project, _run) = await DiscoveredRun.SubmitAsync(Databases, Settings.DataFolder, Store, await AddProjectAsync(), motifs);
    }

    private async Task FinishAsync(string? explanation = null)
    {
        await SubmitAsync(Motifs);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        DiscoveredRun.WriteDiscovery(Settings.DataFolder, _run, DiscoveredRun.Result(explanation));
    }

    private IRenderedComponent<MotifsPage> RenderPage(string rest = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/motifs{rest}");
        return Render<MotifsPage>(parameters => parameters.Add(page => page.ProjectId, _project).Add(page => page.RunId, _run));
    }

    private IRenderedComponent<PatternPage> RenderPattern(string name)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/motifs/0/{name}");
        return Render<PatternPage>(parameters => parameters.Add(page => page.ProjectId, _project).Add(page => page.RunId, _run).Add(page => page.Name, name));
    }
}
