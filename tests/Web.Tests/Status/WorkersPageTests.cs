using Bunit;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Status;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Status;

public class WorkersPageTests : PortalContext
{
    [Fact]
    public void Workers_None_ThePortalsOwnIsStarting()
    {
        var page = Render<WorkersPage>();
        page.WaitForAssertion(() => Assert.Contains("own worker is starting", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, null, false, "idle")]
    [InlineData(0, Training, false, "computing")]
    [InlineData(0, Training, true, "draining")]
    [InlineData(0, null, true, "drained")]
    [InlineData(0, Storage, false, "cannot write")]
    [InlineData(600, Training, false, "gone")]
    public async Task Workers_One_StateFollowsItsHeartbeat(int secondsAgo, string? doing, bool isDrained, string expected)
    {
        await AddAsync(worker => (worker.SeenAt, worker.Doing, worker.IsDrained) = (DateTimeOffset.UtcNow.AddSeconds(-secondsAgo), doing, isDrained));
        var page = Render<WorkersPage>();
        page.WaitForAssertion(() => Assert.Equal(expected, page.Find(".cl-pill").TextContent));
    }

    [Fact]
    public async Task Workers_OneAlive_ShowsDeviceLoadAndPace()
    {
        await AddAsync(worker => (worker.MemoryBytes, worker.Load, worker.RowsPerSecond) = (64_000_000_000, 1.94, 310));
        var page = Render<WorkersPage>();
        page.WaitForElement("tbody tr");
        Assert.Equal(
            ["cpu (2 threads), 64 GB", "cpu", "–", "1.9", "310.0"],
            page.FindAll("tbody td").Skip(1).Take(5).Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task Workers_OtherVersion_SaysThatItTakesNothing()
    {
        await AddAsync(worker => worker.Version = "0.0.1");
        var page = Render<WorkersPage>();
        page.WaitForAssertion(() => Assert.Equal("other version", page.Find(".cl-pill").TextContent));
        Assert.Contains($"takes nothing: the portal has {SoftwareVersion.Current}", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_ComputesMyRun_LinksToIt()
    {
        var run = await SubmitAsync();
        await AddAsync(worker => worker.Doing = $"{run}/predict/2");
        var page = Render<WorkersPage>();
        page.WaitForElement("tbody tr");
        Assert.Contains("Predict, part 3", page.Find("tbody a").TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"/runs/{run}", page.Find("tbody a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_ComputesARunOfADeletedProject_IsOnlyBusy()
    {
        var run = await SubmitAsync();
        await using var database = await Databases.CreateDbContextAsync();
        await database.Projects.ExecuteUpdateAsync(set => set.SetProperty(project => project.DeletedAt, DateTimeOffset.UtcNow));
        await AddAsync(worker => worker.Doing = $"{run}/predict/2");
        var page = Render<WorkersPage>();
        page.WaitForElement("tbody tr");
        Assert.Equal("busy", page.FindAll("tbody td")[3].TextContent.Trim());
        Assert.Empty(page.FindAll("tbody a"));
    }

    [Fact]
    public async Task Drain_AndUndo_AreWrittenWithWhoDidIt()
    {
        await AddAsync();
        var page = Render<WorkersPage>();
        page.WaitForElement("tbody button").Click();
        page.WaitForAssertion(() => Assert.Equal("drained", page.Find(".cl-pill").TextContent));
        page.Find("tbody button").Click();
        page.WaitForAssertion(() => Assert.Equal("idle", page.Find(".cl-pill").TextContent));
        await using var database = await Databases.CreateDbContextAsync();
        Assert.Equal(["drained a worker", "let a worker take chunks again"], await database.Activities.OrderBy(line => line.Id).Select(line => line.Action).ToListAsync());
    }

    [Fact]
    public async Task Remove_Confirmed_IsGone()
    {
        await AddAsync();
        var page = Render<WorkersPage>();
        page.WaitForElement("tbody .cl-button-danger").Click();
        page.Find("tbody .cl-button-danger").Click();
        page.WaitForElement("[data-state=empty]");
        await using var database = await Databases.CreateDbContextAsync();
        Assert.Empty(await database.Workers.ToListAsync());
    }

    [Theory]
    [InlineData(null, "no worker that is alive has a graphics card and 24 GB of memory")]
    [InlineData(true, "every worker that could take it is drained")]
    public async Task Runs_ThatNoWorkerTakes_AreSaidOnBothPages(bool? isDrained, string expected)
    {
        var run = await SubmitAsync(spec => spec with { Device = "cuda", MemoryGb = 24 });
        await AddAsync(worker => (worker.Tags, worker.MemoryBytes, worker.IsDrained) = isDrained is { } drained ? ("gpu", 80_000_000_000, drained) : ("cpu", 0, false));
        var workers = Render<WorkersPage>();
        workers.WaitForAssertion(() => Assert.Contains($"A run waits: {expected}", workers.Find(".cl-note").TextContent, StringComparison.Ordinal));
        var page = Render<RunPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, run));
        page.WaitForAssertion(() => Assert.Contains($"The run waits: {expected}", page.Find(".cl-note[data-kind=warning]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Runs_WhileNothingCanBeWritten_SayThatTheyGoOnByThemselves()
    {
        await SubmitAsync();
        await AddAsync(worker => worker.Doing = Storage);
        var page = Render<WorkersPage>();
        page.WaitForAssertion(() => Assert.Contains("A run waits: results cannot be written into the data folder", page.Find(".cl-note").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Runs_ThatAWorkerTakes_AreNotSaid()
    {
        await SubmitAsync();
        await AddAsync();
        var page = Render<WorkersPage>();
        page.WaitForElement("tbody tr");
        Assert.Empty(page.FindAll(".cl-note"));
    }

    [Fact]
    public async Task Workers_DatabaseBroken_Error()
    {
        await using var database = await Databases.CreateDbContextAsync();
        await database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Workers\" RENAME TO \"GoneWorkers\"");
        Render<WorkersPage>().WaitForElement("[role=alert]");
    }

    private const string Storage = Inference.Runs.WorkerActivity.Storage;
    private const string Training = Inference.Runs.WorkerActivity.Training;

    private string _project = "";

    private async Task<string> SubmitAsync(Func<RunSpec, RunSpec>? change = null)
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        var spec = StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, _project));
        return await Services.GetRequiredService<RunStore>().SubmitAsync(_project, change is null ? spec : change(spec), default);
    }

    private async Task AddAsync(Action<WorkerEntity>? change = null)
    {
        await using var database = await Databases.CreateDbContextAsync();
        var worker = new WorkerEntity
        {
            Id = "lab:1", Host = "lab", Device = "cpu (2 threads)", Tags = "cpu", Version = SoftwareVersion.Current,
            StartedAt = DateTimeOffset.UtcNow.AddHours(-1), SeenAt = DateTimeOffset.UtcNow,
        };
        change?.Invoke(worker);
        database.Workers.Add(worker);
        await database.SaveChangesAsync();
    }
}
