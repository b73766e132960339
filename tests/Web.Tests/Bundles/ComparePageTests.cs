using Bunit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Web.Bundles;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Bundles;

public class ComparePageTests : RunPageContext<ComparePage>
{
    protected override string Page => "compare";

    [Fact]
    public async Task Page_OnlyRun_OffersToRunItAgain()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForElement("[data-state=empty]");
        var first = Run;
        await page.Find("button:contains('Run again and compare')").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains($"compare?with={first}", Address, StringComparison.Ordinal));
        var runs = await Services.GetRequiredService<RunStore>().ListAsync(Project, default);
        Assert.Equal(2, runs.Count);
        // The same specification, with nothing to be taken over from.
        Assert.Single(runs.Select(run => run.SpecHash).Distinct());
        Assert.All(await Task.WhenAll(runs.Select(run => Services.GetRequiredService<RunStore>().DetailAsync(run.Id, default))), run => Assert.Null(run!.OriginId));
    }

    [Fact]
    public async Task Page_SecondNotDone_Waits()
    {
        await FinishAsync();
        var first = Run;
        Run = await AgainAsync();
        var page = RenderPage($"?with={first}");
        page.WaitForAssertion(() => Assert.Contains("Not both are done", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_BothDone_SaysByteForByte()
    {
        var page = await RenderTwoAsync(_ => { });
        page.WaitForElement("[data-verdict=identical]");
        Assert.All(page.FindAll("tbody tr"), row => Assert.Contains("the same bytes", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OneValueDiffers_SaysWhereAndByHowMuch()
    {
        var page = await RenderTwoAsync(folder =>
        {
            var file = Path.Combine(folder.Chunk(new TrackKey("ism", 0), 0), ChunkFiles.Observed);
            var array = NpyFile.Read<float>(file);
            array.Data[11] += 0.5f;
            NpyFile.Write<float>(file, array.Data, array.Shape);
        });
        page.WaitForElement("[data-verdict=different]");
        var row = page.Find("tbody tr").TextContent;
        Assert.Contains("attributions/ism.0.CTCF.observed.npz", row, StringComparison.Ordinal);
        Assert.Contains("0.5 (1.1 and 1.6) in two, position 3, at [1, 3]", row, StringComparison.Ordinal);
        Assert.Contains("report.html", page.Find("ul:has(code)").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<ComparePage>> RenderTwoAsync(Action<CisLens.Shared.Storage.RunFolder> change)
    {
        await FinishAsync();
        Bundle(Run);
        Run = await AgainAsync();
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, Run);
        change(Settings.DataFolder.Run(Run));
        Bundle(Run);
        // Without saying with which: the other run of the same specification.
        return RenderPage();
    }

    private async Task<string> AgainAsync()
    {
        var store = Services.GetRequiredService<RunStore>();
        return await store.SubmitAsync(Project, (await store.DetailAsync(Run, default))!.Spec, default);
    }

    private void Bundle(string run)
    {
        var folder = Settings.DataFolder.Run(run);
        var spec = RunSpec.FromJson(File.ReadAllText(folder.Spec));
        using var context = new RunContext(
            spec, folder, SequenceSet.Open(Settings.DataFolder.SequenceSet(spec.Sequences.Id)), ModelPackage.Open(Path.Combine(Settings.Models, StoredModel.Id)), null!);
        ChunkRunner.Run(context, StageKeys.Bundle, 0, null, default);
    }
}
