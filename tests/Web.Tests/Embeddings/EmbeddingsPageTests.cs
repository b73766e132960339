using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Embeddings;
using CisLens.Web.Results;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Embeddings;

public class EmbeddingsPageTests : PortalContext
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
    public async Task Page_NoEmbeddings_OffersARunThatKeepsThem()
    {
        await SubmitAsync(embeds: false);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("kept no embeddings", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
        var form = page.Find("[data-state=empty] a").GetAttribute("href")!;
        Assert.Contains("embeddings=" + Uri.EscapeDataString("""[{"layer":"Layer 1 (GlobalAvgPool1d)","pooling":"none"}]"""), form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NotComputed_SaysWhenItComes()
    {
        await SubmitAsync();
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("still being computed", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await SubmitAsync();
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public void Page_Loading_SaysSoWhileGroupsAreCompared()
    {
        var never = new TaskCompletionSource<SeparationView?>();
        var panel = Render<SeparationPanel>(parameters => parameters.Add(one => one.Title, "Label").Add(one => one.Key, 1).Add(one => one.Load, _ => never.Task));
        Assert.Contains("Comparing Label", panel.Find("[aria-busy=true]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Done_AxesSayWhatTheyExplainAndGroupsAreJudged()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("#separation");
        var options = page.FindComponent<ScatterView>().Instance.Options;
        Assert.Matches(@"^PC1 \(9\d\.\d %\)$", options.XTitle);
        Assert.Matches(@"^PC2 \(\d\.\d %\)$", options.YTitle);
        Assert.Equal($"api/projects/{_project}/runs/{_run}/embeddings/0/points?map=pca&x=0&y=1&deltas=false", options.PointsUrl);
        page.WaitForAssertion(() => Assert.Contains("as they are", page.Find("section[aria-labelledby=separation] tbody").TextContent, StringComparison.Ordinal));
        var panel = page.Find("section[aria-labelledby=separation]").TextContent;
        Assert.Contains("even (20), odd (20)", panel, StringComparison.Ordinal);
        Assert.Contains("p = 0.001", panel, StringComparison.Ordinal);
        Assert.Contains("GC matched", panel, StringComparison.Ordinal);
        Assert.Equal("0", page.Find("section[aria-labelledby=loadings] tbody td").TextContent);
    }

    [Fact]
    public async Task Page_OtherMapColourAndPairs_AddressDecides()
    {
        await FinishAsync();
        var page = RenderPage("?map=umap&color=prediction/0&pairs=1&control=shuffled");
        page.WaitForElement("#separation");
        var options = page.FindComponent<ScatterView>().Instance.Options;
        Assert.EndsWith("points?map=umap&deltas=true", options.PointsUrl, StringComparison.Ordinal);
        Assert.Contains("key=prediction%2F0&deltas=true&shuffled=true", options.ColumnUrl, StringComparison.Ordinal);
        Assert.Equal("UMAP 1", options.XTitle);
        page.WaitForAssertion(() => Assert.Contains("This column holds numbers", page.Find("section[aria-labelledby=separation] .cl-note").TextContent, StringComparison.Ordinal));
        page.Find(".cl-segment").Click();
        Assert.DoesNotContain("map=umap", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SelectionTold_OffersToSaveIt()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("#separation");
        Assert.Empty(page.FindAll("form"));
        await page.InvokeAsync(() => page.FindComponent<ScatterView>().Instance.OnSelection(7));
        Assert.Contains("7 sequences selected", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Save as a sequence set", page.Find("form").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_RunWithEmbeddings_LinkToThem()
    {
        await FinishAsync();
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, _run));
        page.WaitForElement($"a[href='projects/{_project}/runs/{_run}/embeddings']");
    }

    private async Task SubmitAsync(bool embeds = true)
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        _run = await EmbeddedRun.SubmitAsync(
            Databases, Settings.DataFolder, Services.GetRequiredService<RunStore>(), _project, embeds ? new EmbeddingSpec { Layer = "Layer 1 (GlobalAvgPool1d)" } : null);
    }

    private async Task FinishAsync()
    {
        await SubmitAsync();
        await EmbeddedRun.FinishAsync(Databases, Settings.DataFolder, _run);
    }

    private IRenderedComponent<EmbeddingsPage> RenderPage(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{_run}/embeddings{query}");
        return Render<EmbeddingsPage>(parameters => parameters.Add(page => page.ProjectId, _project).Add(page => page.RunId, _run));
    }
}
