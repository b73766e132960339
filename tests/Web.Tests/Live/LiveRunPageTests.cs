using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Results;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Live;

public class LiveRunPageTests : PortalContext
{
    [Fact]
    public async Task RunFinishesMeanwhile_OtherRunOnTheSamePage_FollowsBoth()
    {
        var project = await AddProjectAsync();
        var (first, second) = (await SubmitAsync(project), await SubmitAsync(project));
        var feed = Services.GetRequiredService<RunFeed>();
        await feed.StartAsync(default);
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.RunId, first));
        page.WaitForElement("[data-state=empty]");
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, first);
        page.WaitForElement("#sequence");

        page.Render(parameters => parameters.Add(one => one.RunId, second));
        page.WaitForElement("[data-state=empty]");
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, second);
        page.WaitForElement("#sequence");
        await feed.StopAsync(default);
    }

    [Fact]
    public async Task QueryChanges_SameParameters_PageShowsIt()
    {
        var project = await AddProjectAsync();
        var run = await SubmitAsync(project);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, run);
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.RunId, run));
        page.WaitForElement("#sequence");
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{project}/runs/{run}/results?dropped=1");
        page.WaitForAssertion(() => Assert.Equal("Dropped sequences", page.Find("h1").FirstChild!.TextContent.Trim()));
    }

    private async Task<string> SubmitAsync(string project)
    {
        StoredModel.Put(Settings.Models);
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, project);
        return await Services.GetRequiredService<RunStore>().SubmitAsync(project, StoredRun.Spec(set), default);
    }
}
