using Bunit;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Web.Results;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Results;

public class ResultsPageTests : PortalContext
{
    private string _project = "";
    private string _run = "";

    [Fact]
    public async Task Results_UnknownRun_NothingHere()
    {
        (_project, _run) = (await AddProjectAsync(), "0123456789ab");
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Results_NotPrepared_SaysWhenTheyCome()
    {
        await SubmitAsync();
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("Nothing to show yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_DatabaseBroken_Error()
    {
        await SubmitAsync();
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Results_Done_FirstRowIsShownWithItsTracks()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("#sequence");
        Assert.Equal("one", page.Find("#sequence").TextContent);
        Assert.Contains("1.500", page.Find(".prediction").TextContent, StringComparison.Ordinal);
        var options = page.FindComponent<TrackViewer>().Instance.Options;
        Assert.Equal("ACGTACGT", options.Sequence);
        Assert.Equal(["letters", "heatmap"], options.Tracks.Select(track => track.Kind));
        Assert.Equal($"api/projects/{_project}/runs/{_run}/rows/0/tracks/attribute/ism/0/observed", options.Tracks[0].Url);
        Assert.All(options.Tracks, track => Assert.NotEmpty(track.Formula + track.Sign));
        Assert.Equal(1, options.Offset);
    }

    [Fact]
    public async Task Results_OfReplicas_PredictionShowsItsSpread()
    {
        await SubmitAsync(spec => spec with { Model = spec.Model with { Replica = ModelSource.AllReplicas, Replicas = 3 } });
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        NpyFile.Write<float>(Path.Combine(Settings.DataFolder.Run(_run).Chunk(StageKeys.Predict, 0), ChunkFiles.TargetsSpread), [0.25f, 0.5f], 2, 1);
        var page = RenderPage();
        page.WaitForElement("#sequence");
        Assert.Contains("± 0.250", page.Find(".prediction").TextContent, StringComparison.Ordinal);
        Assert.Contains("of 3 replicas", page.Find(".predictions").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("-2.250 ± 0.500", page.Find(".rows").TextContent.Replace('−', '-'), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_OtherRowAndMapsOff_AddressDecides()
    {
        await FinishAsync();
        var page = RenderPage("/1?maps=none&marker=3", 1);
        page.WaitForElement("#sequence");
        Assert.Equal("two", page.Find("#sequence").TextContent);
        var options = page.FindComponent<TrackViewer>().Instance.Options;
        Assert.Single(options.Tracks);
        Assert.Equal(3, options.Marker);
        await page.InvokeAsync(() => page.FindComponent<TrackViewer>().Instance.OnMarker(5));
        Assert.Contains("marker=5", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_MethodSwitchedOff_TrackGoesAndAddressSaysSo()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("#sequence");
        page.Find("[aria-label=Tracks] button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindComponent<TrackViewer>().Instance.Options.Tracks));
        Assert.EndsWith("/results?hide=ism", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_RowOutOfRange_SaysHowManyThereAre()
    {
        await FinishAsync();
        var page = RenderPage("/99", 99);
        page.WaitForAssertion(() => Assert.Contains("This run has 2 sequences.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_BaseClicked_EveryMethodsScoreAndRank()
    {
        await FinishAsync();
        var page = RenderPage("/1", 1);
        page.WaitForElement("#sequence");
        await page.InvokeAsync(() => page.FindComponent<TrackViewer>().Instance.OnExplain(7, 10, 10));
        page.WaitForAssertion(() => Assert.Contains("1 of 8", page.Find(".base__scores").TextContent, StringComparison.Ordinal));
        Assert.Contains("1.500", page.Find(".base__scores").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindComponent<TrackViewer>().Instance.OnClose());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=dialog]")));
    }

    [Fact]
    public async Task Base_AskedFor_RankCountsStrongerPositions()
    {
        await FinishAsync();
        var reports = Services.GetRequiredService<BaseReports>();
        var report = (await reports.FindAsync(_project, _run, 1, 5, 0, default))!;
        Assert.Equal((6L, "G", "CTCF"), (report.Coordinate, report.Base, report.Target));
        var score = Assert.Single(report.Scores);
        Assert.Equal((1.3f, 3, 8), (score.Score, score.Rank, score.Positions));
        Assert.Equal(4, score.Matrix!.Count);
        Assert.Null(await reports.FindAsync(_project, _run, 1, 8, 0, default));
        Assert.Null(await reports.FindAsync(_project, _run, 9, 0, 0, default));
        Assert.Null(await reports.FindAsync("0123456789ab", _run, 0, 0, 0, default));
    }

    [Fact]
    public void Check_InWords_ValueCountUnitAndLimit()
    {
        var good = TrackCheck.Of(new MethodCheck("c", "Largest error", 2e-5, 1200, "logit", 1e-4, "layer 3"));
        Assert.Equal(new TrackCheck("Largest error: 2.00e-5 logit, n = 1,200, limit 1.00e-4 (layer 3)", true), good);
        Assert.False(TrackCheck.Of(new MethodCheck("c", "x", double.NaN, 1, "", 1)).Passed);
        Assert.Null(TrackCheck.Of(new MethodCheck("c", "x", 5, 1, "", null)).Passed);
    }

    [Fact]
    public async Task Rows_SortedByPrediction_LargestFirst()
    {
        await FinishAsync();
        var page = Services.GetRequiredService<RunTracks>().Rows(_run, new RunRowQuery(0, 10, SortBy: "prediction/0"), default);
        Assert.Equal(["one", "two"], page.Rows.Select(row => row.Row.Id));
    }

    [Fact]
    public async Task Table_OneRow_PositionsBasesAndScores()
    {
        await FinishAsync();
        var lines = (await Services.GetRequiredService<RunTracks>().TableAsync(_project, _run, 0, default))!.Split('\n');
        Assert.Equal("position\tbase\tattribute/ism/0", lines[0]);
        Assert.Equal("3\tG\t0.2", lines[3]);
        Assert.Null(await Services.GetRequiredService<RunTracks>().TableAsync("0123456789ab", _run, 0, default));
    }

    [Fact]
    public async Task Dropped_AskedFor_ReasonsAreListed()
    {
        await FinishAsync();
        var page = RenderPage("?dropped=1");
        page.WaitForElement("#dropped");
        Assert.Equal("long", Assert.Single(Services.GetRequiredService<RunTracks>().Dropped(_run, 0, 10)).Id);
    }

    private async Task SubmitAsync(Func<RunSpec, RunSpec>? change = null)
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, _project);
        _run = await Services.GetRequiredService<RunStore>().SubmitAsync(_project, change is null ? StoredRun.Spec(set) : change(StoredRun.Spec(set)), default);
    }

    private async Task FinishAsync()
    {
        await SubmitAsync();
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
    }

    private IRenderedComponent<ResultsPage> RenderPage(string rest = "", long? row = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/results{rest}");
        return Render<ResultsPage>(parameters => parameters.Add(page => page.ProjectId, _project).Add(page => page.RunId, _run).Add(page => page.Row, row));
    }
}
