using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Runs;

public class RunPagesTests : PortalContext
{
    private string _project = "";
    private string _run = "";

    [Fact]
    public async Task RunsPage_NoRuns_OffersTheWizard()
    {
        var project = await AddProjectAsync();
        var page = Render<RunsPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForAssertion(() => Assert.NotNull(page.Find($"[data-state=empty] a[href='projects/{project}/runs/new']")));
    }

    [Fact]
    public async Task RunsPage_Runs_ListTargetsAndMethodsByName()
    {
        await SubmitAsync();
        var page = Render<RunsPage>(parameters => parameters.Add(one => one.ProjectId, _project));
        page.WaitForElement("tbody tr");
        Assert.Contains("CTCF", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("ISM", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunPage_UnknownRun_NothingHere()
    {
        _project = await AddProjectAsync();
        _run = "0123456789ab";
        var page = RenderRun();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task RunPage_DatabaseBroken_Error()
    {
        await SubmitAsync();
        await BreakDatabaseAsync();
        RenderRun().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task RunPage_RunFinishesMeanwhile_PageFollowsWithoutReload()
    {
        await SubmitAsync();
        var feed = Services.GetRequiredService<RunFeed>();
        await feed.StartAsync(default);
        var page = RenderRun();
        page.WaitForAssertion(() => Assert.Equal("queued", page.Find(".cl-title .cl-pill").TextContent));
        Assert.Empty(page.FindAll("a[href$='/results']"));
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        page.WaitForAssertion(() => Assert.Equal("done", page.Find(".cl-title .cl-pill").TextContent));
        Assert.NotNull(page.Find("a[href$='/results']"));
        Assert.NotNull(page.Find("a[href$='/bundle']"));
        await feed.StopAsync(default);
    }

    [Fact]
    public async Task RunPage_CancelConfirmed_RunIsCancelledAndCanBeResumed()
    {
        await SubmitAsync();
        var page = RenderRun();
        page.WaitForElement(".cl-page-head button.cl-button-danger").Click();
        page.WaitForElement(".cl-page-head [role=group] .cl-button-danger").Click();
        page.WaitForAssertion(() => Assert.Contains("Resume", page.Find(".cl-page-head .cl-actions").TextContent, StringComparison.Ordinal));
        var store = Services.GetRequiredService<RunStore>();
        Assert.Equal(RunState.Cancelled, (await store.DetailAsync(_run, default))!.Summary.State);
    }

    [Fact]
    public async Task RunPage_Failed_SentenceAndLogId()
    {
        await SubmitAsync();
        await using var database = await Databases.CreateDbContextAsync();
        await database.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.State, RunState.Failed)
            .SetProperty(run => run.Failure, "The disk is full; free some space and resume.").SetProperty(run => run.FailureLogId, "abc12345"));
        var page = RenderRun();
        var alert = page.WaitForElement("[role=alert]");
        Assert.Contains("The disk is full; free some space and resume.", alert.TextContent, StringComparison.Ordinal);
        Assert.Contains("abc12345", alert.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunPage_NewSeed_WizardWithTheSameSettings()
    {
        await SubmitAsync();
        var page = RenderRun();
        page.WaitForAssertion(() => Assert.Contains("&seed=2", page.Find("a[title*='another seed']").GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunPage_MadeOfARunThatIsDeleted_NamesItThenSaysThatItIsGone()
    {
        await SubmitAsync();
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        var (origin, runs) = (_run, Services.GetRequiredService<RunStore>());
        var spec = (await runs.DetailAsync(origin, default))!.Spec;
        _run = await runs.SubmitAsync(new RunSubmission(_project, spec with { Name = "Changed" }) { OriginId = origin }, default);
        var page = RenderRun();
        page.WaitForAssertion(() => Assert.Equal(spec.Name, page.Find($"[data-origin='{origin}'] a").TextContent));
        await runs.DeleteAsync(origin, default);
        page = RenderRun();
        page.WaitForAssertion(() => Assert.Equal("a run that was deleted since", page.Find("[data-origin=gone]").TextContent));
        Assert.Empty(page.FindAll($"a[href*='{origin}']"));
    }

    [Fact]
    public async Task NewRunPage_NothingToChoose_SaysSo()
    {
        _project = await AddProjectAsync();
        var page = RenderWizard("");
        page.WaitForAssertion(() => Assert.Contains("no sequences yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewRunPage_MethodsChosen_ShowsFitAndCostAndStarts()
    {
        var set = await PrepareAsync();
        var page = RenderWizard($"?step=4&set={set}&model={StoredModel.Id}&targets=0&methods=ism&options={Uri.EscapeDataString("""{"ism":{"algorithm":"plain"}}""")}");
        page.WaitForAssertion(() => Assert.Contains("26 a sequence", page.Find("aside").TextContent, StringComparison.Ordinal));
        var plan = page.Find("aside").TextContent;
        Assert.Contains("Padded", plan, StringComparison.Ordinal);
        // Three sequences: five numbers a base, one for sorting, and the heads of three files.
        Assert.Contains($"maps {(3 * 4 * ((5 * 8) + 1)) + (3 * 128)} B, other stages", plan, StringComparison.Ordinal);
        Assert.Contains("It has 12 bases, more than the 8 that Two outputs takes", plan, StringComparison.Ordinal);
        page.Find("button.cl-button-primary").Click();
        page.WaitForAssertion(() => Assert.Matches("runs/[0-9a-z]{12}$", Services.GetRequiredService<NavigationManager>().Uri));
        var run = Services.GetRequiredService<NavigationManager>().Uri[^12..];
        var spec = (await Services.GetRequiredService<RunStore>().DetailAsync(run, default))!.Spec;
        Assert.Equal("ISM of CTCF on Peaks", spec.Name);
        Assert.Equal(set, spec.Sequences.Id);
    }

    [Fact]
    public async Task NewRunPage_SettingOutOfRange_NamesItAndDoesNotStart()
    {
        var set = await PrepareAsync();
        var options = Uri.EscapeDataString("""{"ism":{"start":-1}}""");
        var page = RenderWizard($"?step=4&set={set}&model={StoredModel.Id}&targets=0&methods=ism&options={options}");
        page.WaitForAssertion(() => Assert.Contains("'start' is -1", page.Find("aside").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find("button.cl-button-primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task NewRunPage_MethodThatNeedsPositions_IsRefusedBeforeItStarts()
    {
        var set = await PrepareAsync();
        var page = RenderWizard($"?step=4&set={set}&model={StoredModel.Id}&targets=0&methods=pisa");
        page.WaitForAssertion(() => Assert.Contains("the outputs of Two outputs have none", page.Find("aside").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find("button.cl-button-primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task NewRunPage_QueryAloneChanges_StepFollows()
    {
        var set = await PrepareAsync();
        var page = RenderWizard($"?step=1&set={set}");
        page.WaitForAssertion(() => Assert.Equal("Which sequences?", page.Find("#step-title").TextContent));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/new?step=2&set={set}");
        page.WaitForAssertion(() => Assert.Equal("Which model?", page.Find("#step-title").TextContent));
        page.Find("input[type=radio]").Change(true);
        page.WaitForAssertion(() => Assert.Contains("Two outputs", page.Find("aside").TextContent, StringComparison.Ordinal));
    }

    private async Task<string> PrepareAsync()
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        return (await StoredSet.AddAsync(Databases, Settings.DataFolder, _project)).Id;
    }

    private async Task SubmitAsync()
    {
        _project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, _project);
        _run = await Services.GetRequiredService<RunStore>().SubmitAsync(_project, StoredRun.Spec(set), default);
    }

    private IRenderedComponent<RunPage> RenderRun() =>
        Render<RunPage>(parameters => parameters.Add(page => page.ProjectId, _project).Add(page => page.RunId, _run));

    private IRenderedComponent<NewRunPage> RenderWizard(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/new{query}");
        return Render<NewRunPage>(parameters => parameters.Add(page => page.ProjectId, _project));
    }
}
