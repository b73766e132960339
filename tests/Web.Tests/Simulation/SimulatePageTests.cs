using System.Text.Json.Nodes;
using Bunit;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.Simulation;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Simulation;

public class SimulatePageTests : PortalContext
{
    // Sequences are drawn in the background.
    private SimulationService Simulations => Services.GetRequiredService<SimulationService>();

    private TestTrainingJobs Jobs => (TestTrainingJobs)Services.GetRequiredService<ITrainingJobs>();

    [Fact]
    public async Task Page_NoSets_SaysSo()
    {
        var page = RenderPage(await AddProjectAsync());
        page.WaitForAssertion(() => Assert.Contains("No simulated set yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#train-set"));
    }

    [Fact]
    public void Page_UnknownProject_NothingHere()
    {
        var page = RenderPage("0123456789ab");
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        var project = await AddProjectAsync();
        await BreakDatabaseAsync();
        RenderPage(project).WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Page_SetMade_IsListedAndCanBeLearnt()
    {
        var project = await AddProjectAsync();
        var page = RenderPage(project);
        page.WaitForElement("#simulate-motifs").Change("GABPA");
        page.Find("#simulate-sequencesPerMotif").Change("30");
        page.Find("#simulate-backgroundSequences").Change("40");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("GABPA in 101 bases", page.Find("#simulated").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal));
        var set = (await Simulations.ShelfAsync(project, default))!.Sets.Single();
        Assert.Equal(70, set.Count);

        page.Find("#train-architecture").Change("DeepBind");
        page.FindAll("form")[1].Submit();
        page.WaitForAssertion(() => Assert.Contains("waits for the worker", page.Markup, StringComparison.Ordinal));
        var training = Assert.Single(Simulations.Trainings(project));
        Assert.Equal(("DeepBind on Simulated GABPA", set.Id), (training.Request.Title, training.SetId));
        Assert.Contains(training.Id, Jobs.Asked);

        page.Find("td button").Click();
        page.WaitForAssertion(() => Assert.Equal(TrainingState.Cancelled, Simulations.Training(project, training.Id)!.State));
        Assert.Empty(Jobs.Asked);
    }

    [Fact]
    public async Task Page_MotifUnknown_SaysWhichThereAre()
    {
        var page = RenderPage(await AddProjectAsync());
        page.WaitForElement("#simulate-motifs").Change("OCT4");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("There is no motif 'OCT4' here", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_TrainingUnderWayAndDone_ShowsHowFarAndLinksTheModel()
    {
        var project = await AddProjectAsync();
        var set = await MakeAsync(project);
        var store = Services.GetRequiredService<TrainingStore>();
        var running = store.Find(await Simulations.TrainAsync(LocalUserHandler.User, project, new NewTraining { Set = set, Architecture = "CNN" }, default))!;
        var done = store.Find(await Simulations.TrainAsync(LocalUserHandler.User, project, new NewTraining { Set = set, Architecture = "CNN", Title = "Second" }, default))!;
        store.Update(running with { State = TrainingState.Running, Pass = 5, Area = 0.75 });
        store.Update(done with { State = TrainingState.Done, Pass = 20, Area = 0.9 });
        var page = RenderPage(project);

        page.WaitForAssertion(() => Assert.Equal("25", page.Find("[role=progressbar]").GetAttribute("aria-valuenow")));
        Assert.Contains("pass 5 of 20", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Second", page.Find($"a[href='projects/{project}/models/{done.ModelId}']").TextContent);
    }

    [Fact]
    public async Task MakeAsync_RealBackground_IsMadeOfTheSet()
    {
        var project = await AddProjectAsync();
        var real = await StoredSet.AddAsync(Databases, Settings.DataFolder, project, $">long\n{string.Concat(Enumerable.Repeat("ACGTTGCA", 10))}\n");
        var wanted = new NewSimulation { Motifs = "a=ACG", Decoys = "", RealSet = real.Id, Settings = new JsonObject { ["background"] = "shuffled", ["length"] = 20, ["margin"] = 2, ["sequencesPerMotif"] = 3 } };
        await Assert.ThrowsAsync<InputException>(() => Simulations.MakeAsync(LocalUserHandler.User, project, wanted with { RealSet = null }, default));
        var set = await Simulations.MakeAsync(LocalUserHandler.User, project, wanted, default);

        Assert.Equal(real.Sha256, SimulationTruth.Open(Settings.DataFolder.SequenceSet(set))!.Recipe.RealSequences);
    }

    [Fact]
    public async Task TrainAsync_OtherProjectsSet_IsRefused()
    {
        var set = await MakeAsync(await AddProjectAsync());
        var other = await AddProjectAsync("Other");
        await Assert.ThrowsAsync<InputException>(() => Simulations.TrainAsync(LocalUserHandler.User, other, new NewTraining { Set = set, Architecture = "CNN" }, default));
    }

    private Task<string> MakeAsync(string project) => Simulations.MakeAsync(LocalUserHandler.User, 
        project, new NewSimulation { Motifs = "CTCF", Settings = new JsonObject { ["sequencesPerMotif"] = 30, ["backgroundSequences"] = 30 } }, default);

    private IRenderedComponent<SimulatePage> RenderPage(string project) => Render<SimulatePage>(parameters => parameters.Add(page => page.ProjectId, project));
}
