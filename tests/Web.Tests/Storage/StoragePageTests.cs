using Bunit;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Quotas;
using CisLens.Web.Results;
using CisLens.Web.Runs;
using CisLens.Web.Shell;
using CisLens.Web.Storage;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Storage;

public class StoragePageTests : PortalContext
{
    private string _project = "";
    private string _run = "";

    private RunFolder Folder => Settings.DataFolder.Run(_run);

    private ProjectStorage Storage => Services.GetRequiredService<ProjectStorage>();

    [Fact]
    public void Page_UnknownProject_NothingHere()
    {
        _project = "0123456789ab";
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_NothingStored_SaysSo()
    {
        _project = await AddProjectAsync();
        Assert.Contains("Nothing is stored", RenderPage().WaitForElement("[data-state=empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        _project = await AddProjectAsync();
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Page_FinishedRun_SizesLargestFirstAndIntermediatesGo()
    {
        await FinishAsync();
        var before = StorageMeter.BytesOf(Folder.Root);
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal(["ISM of CTCF", Words.Bytes(before)], page.FindAll("tbody tr").First(row => row.TextContent.Contains("ISM of CTCF", StringComparison.Ordinal)).Children.Take(2).Select(cell => cell.TextContent)));
        var view = (await Storage.OfAsync(_project, default))!;
        Assert.Equal([StorageKind.Run, StorageKind.Sequences], view.Lines.Select(line => line.Kind).Order());
        Assert.Equal(view.Lines.OrderByDescending(line => line.Bytes).Select(line => line.Id), view.Lines.Select(line => line.Id));
        Assert.Equal(view.Lines.Sum(line => line.Bytes), StorageMeter.BytesOf(Folder.Root) + StorageMeter.BytesOf(Path.Combine(Settings.Data, "sequences")));

        page.FindAll("tbody button").First(button => button.TextContent.Contains("Remove intermediates", StringComparison.Ordinal)).Click();
        page.FindAll("tbody button")[0].Click();
        page.WaitForAssertion(() => Assert.Contains("removed", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.DoesNotContain("Remove intermediates", page.Markup, StringComparison.Ordinal));
        await using var database = await Databases.CreateDbContextAsync();
        var run = await database.Runs.SingleAsync();
        Assert.NotNull(run.ReclaimedAt);
        Assert.Equal(StorageMeter.BytesOf(Folder.Root), run.StoredBytes);
        Assert.Equal("removed intermediates of the run", (await database.Activities.SingleAsync()).Action);
    }

    [Fact]
    public async Task Reclaim_FinishedRun_ResultsStayAndPagesSayWhatIsGone()
    {
        await FinishAsync();
        var gone = new[] { Path.Combine(Folder.Chunk(StageKeys.Predict, 0), ChunkFiles.Outputs), Path.Combine(Folder.Chunk(new TrackKey("ism", 0), 0), ChunkFiles.Matrix) };
        var bytes = gone.Sum(file => new FileInfo(file).Length);
        var all = Directory.GetFiles(Folder.Root, "*", SearchOption.AllDirectories);
        Assert.Equal(bytes, (await Storage.ReclaimAsync(LocalUserHandler.User, _project, _run, default)).Bytes);
        Assert.Equal(all.Except(gone).Append(Folder.Reclaimed).Order(), Directory.GetFiles(Folder.Root, "*", SearchOption.AllDirectories).Order());
        using (var results = RunResults.Open(Folder)!)
        {
            Assert.Null(results.Matrix(new TrackKey("ism", 0), 0));
            Assert.Equal(8, results.Track(new TrackKey("ism", 0), 0)!.Length);
            Assert.Equal(["one", "two"], results.Rows(new RunRowQuery(0, 10, SortBy: "attribute/ism/0"), default).Rows.Select(row => row.Row.Id).Order());
        }

        const string Note = "intermediate arrays of this run were removed";
        var (about, numbers) = (Page<RunPage>(), Page<ResultsPage>());
        about.WaitForAssertion(() => Assert.Contains(Note, about.Markup, StringComparison.Ordinal));
        numbers.WaitForAssertion(() => Assert.Contains(Note, numbers.Markup, StringComparison.Ordinal));
        // Columns for sorting were made again by looking.
        Directory.Delete(Folder.Columns, recursive: true);
        Assert.Equal(0, (await Storage.ReclaimAsync(LocalUserHandler.User, _project, _run, default)).Bytes);
    }

    [Fact]
    public async Task Reclaim_NotDoneOrOfAnotherProject_Refused()
    {
        await FinishAsync();
        await Assert.ThrowsAsync<InputException>(async () => await Storage.ReclaimAsync(LocalUserHandler.User, await AddProjectAsync("Other"), _run, default));
        File.Delete(Folder.Bundle);
        await Assert.ThrowsAsync<InputException>(() => Storage.ReclaimAsync(LocalUserHandler.User, _project, _run, default));
        Assert.NotEmpty(RunIntermediates.Of(Folder));
    }

    private async Task FinishAsync()
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        _run = await Services.GetRequiredService<RunStore>().SubmitAsync(_project, StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, _project)), default);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        await File.WriteAllTextAsync(Folder.Bundle, "the bundle");
    }

    private IRenderedComponent<StoragePage> RenderPage() => Render<StoragePage>(parameters => parameters.Add(page => page.ProjectId, _project));

    private IRenderedComponent<T> Page<T>()
        where T : IComponent => Render<T>(parameters =>
        {
            parameters.TryAdd("ProjectId", _project);
            parameters.TryAdd("RunId", _run);
        });
}
