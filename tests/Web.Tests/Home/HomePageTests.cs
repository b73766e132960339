using Bunit;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;
using CisLens.Web.Demo;
using CisLens.Web.Home;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Tracks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Home;

public class HomePageTests : PortalContext
{
    [Fact]
    public void Home_Nothing_OffersAProject()
    {
        var page = Render<HomePage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-state=empty]").Count));
        Assert.NotNull(page.Find("a[href='projects/new']"));
    }

    [Fact]
    public async Task Home_DatabaseBroken_Error()
    {
        await BreakDatabaseAsync();
        Render<HomePage>().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Home_DemoDone_ShowsATrackFirst()
    {
        StoredModel.Put(Settings.Models);
        var project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, project);
        var run = await Services.GetRequiredService<RunStore>().SubmitAsync(project, StoredRun.Spec(set), default);
        await using var database = await Databases.CreateDbContextAsync();
        await database.Projects.ExecuteUpdateAsync(change => change.SetProperty(one => one.IsDemo, true));
        var waiting = Render<HomePage>();
        waiting.WaitForAssertion(() => Assert.Contains("under way", waiting.Markup, StringComparison.Ordinal));
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, run);
        var page = Render<HomePage>();
        page.WaitForElement("#example");
        Assert.Equal("ACGTACGT", page.FindComponent<TrackViewer>().Instance.Options.Sequence);
        Assert.NotNull(page.Find($"a[href='projects/{project}/runs/{run}/results/0']"));
    }

    [Fact]
    public async Task Demo_FirstStart_MadeOnceWithItsRuns()
    {
        StoredModel.Put(Settings.Models);
        var demo = ActivatorUtilities.CreateInstance<DemoProject>(Services);
        await demo.MakeAsync(default);
        await demo.MakeAsync(default);
        await using var database = await Databases.CreateDbContextAsync();
        Assert.True((await database.Projects.SingleAsync()).IsDemo);
        Assert.Equal([240, 636], (await database.SequenceSets.ToListAsync()).Select(set => set.Count).Order());
        var specs = (await database.Runs.OrderBy(run => run.SubmittedAt).ToListAsync()).Select(run => RunSpec.FromJson(run.SpecJson)).ToList();
        Assert.Equal(["modisco", "modisco"], specs[1].Motifs!.Discoveries.Select(discovery => discovery.Procedure));
        var spec = specs[0];
        Assert.Equal(["CTCF", "SPI1"], spec.Targets.Select(target => target.Name));
        Assert.Contains(spec.Methods, method => method.Method == "ism");
        // Motifs are left out of the first, so that its audit has a rule to put right.
        Assert.Null(spec.Motifs);
        Assert.Contains(spec.Audit!.Tests, test => test.Test == "faithfulness");
        Assert.All(spec.Audit.Tests, test => AuditTests.Options(test));
    }
}
