using Bunit;
using CisLens.Shared.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Portal;

/// <summary>A page of a run: a project with the stored set, model and run, and what every such page does without a run or a database.</summary>
public abstract class RunPageContext<TPage> : PortalContext
    where TPage : IComponent
{
    /// <summary>What follows the run in the page's address, e.g. <c>audit/agreement</c>.</summary>
    protected abstract string Page { get; }

    protected string Project { get; private set; } = "";

    protected string Run { get; set; } = "";

    protected string RunPath => $"projects/{Project}/runs/{Run}";

    protected string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task Page_UnknownRun_NothingHere()
    {
        (Project, Run) = (await AddProjectAsync(), "0123456789ab");
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await SubmitAsync();
        await BreakDatabaseAsync();
        RenderPage().WaitForElement("[role=alert]");
    }

    /// <summary>Submits a run of the stored model on the stored set.</summary>
    protected async Task SubmitAsync(Func<RunSpec, RunSpec>? change = null)
    {
        StoredModel.Put(Settings.Models);
        Project = await AddProjectAsync();
        var spec = StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, Project));
        Run = await Services.GetRequiredService<RunStore>().SubmitAsync(Project, change is null ? spec : change(spec), default);
    }

    /// <summary>Submits a run and leaves it as a worker would.</summary>
    protected virtual async Task FinishAsync()
    {
        await SubmitAsync();
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, Run);
    }

    protected IRenderedComponent<TPage> RenderPage(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{RunPath}/{Page}{query}");
        return Render<TPage>(parameters =>
        {
            parameters.TryAdd("ProjectId", Project);
            parameters.TryAdd("RunId", Run);
        });
    }
}
