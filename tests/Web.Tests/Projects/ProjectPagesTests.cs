using Bunit;
using CisLens.Web.Access;
using CisLens.Web.Projects;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Projects;

public class ProjectPagesTests : PortalContext
{
    [Fact]
    public void ProjectsPage_NoProject_OffersToMakeOne()
    {
        var page = Render<ProjectsPage>();
        page.WaitForAssertion(() => Assert.Contains("No project yet", page.Markup, StringComparison.Ordinal));
        Assert.NotNull(page.Find("[data-state=empty] a[href='projects/new']"));
    }

    [Fact]
    public async Task ProjectsPage_Projects_AreListed()
    {
        await AddProjectAsync("Enhancers");
        var page = Render<ProjectsPage>();
        page.WaitForAssertion(() => Assert.Equal("Enhancers", page.Find("tbody th a").TextContent));
    }

    [Fact]
    public async Task ProjectsPage_DatabaseBroken_SaysSoWithoutTheException()
    {
        await BreakDatabaseAsync();
        var page = Render<ProjectsPage>();
        page.WaitForAssertion(() => Assert.Contains("This could not be loaded.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("SQLite", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(8, page.Find("[role=alert] code").TextContent.Length);
    }

    [Fact]
    public void NewProjectPage_NameGiven_OpensTheProject()
    {
        var page = Render<NewProjectPage>();
        page.Find("#project-name").Input("Splicing");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Matches("projects/[0-9a-z]{12}$", Services.GetRequiredService<NavigationManager>().Uri));
    }

    [Fact]
    public async Task NewProjectPage_NameTaken_OneSentence()
    {
        await AddProjectAsync("Splicing");
        var page = Render<NewProjectPage>();
        page.Find("#project-name").Input("Splicing");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("There is a project called 'Splicing' already", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void ProjectPage_UnknownProject_NothingHere()
    {
        var page = Render<ProjectPage>(parameters => parameters.Add(one => one.ProjectId, "0123456789ab"));
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task ProjectPage_EmptyProject_SaysWhatToDo()
    {
        var project = await AddProjectAsync();
        var page = Render<ProjectPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-state=empty]").Count));
    }

    [Fact]
    public async Task ProjectPage_DeleteConfirmed_CanBeBroughtBackOrDeletedForGood()
    {
        var project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, project);
        var page = Render<ProjectPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForElement("button.cl-button-danger").Click();
        page.WaitForElement("[role=group] .cl-button-danger").Click();
        page.WaitForAssertion(() => Assert.EndsWith("/projects", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        var list = Render<ProjectsPage>();
        list.WaitForElement("section[aria-labelledby=deleted] td button").Click();
        list.WaitForAssertion(() => Assert.Empty(list.FindAll("section[aria-labelledby=deleted]")));
        Assert.Equal("Factors", list.Find("tbody th a").TextContent);
        Assert.True(Directory.Exists(Settings.DataFolder.SequenceSet(set.Id)));

        var lifetime = Services.GetRequiredService<ProjectLifetime>();
        await lifetime.DeleteAsync(LocalUserHandler.User, project, default);
        await lifetime.PurgeAsync(default);
        Assert.True(Directory.Exists(Settings.DataFolder.SequenceSet(set.Id)));
        await using (var database = await Databases.CreateDbContextAsync())
            await database.Projects.ExecuteUpdateAsync(change => change.SetProperty(one => one.DeletedAt, DateTimeOffset.UtcNow - lifetime.Grace - TimeSpan.FromMinutes(1)));
        await lifetime.PurgeAsync(default);
        Assert.False(Directory.Exists(Settings.DataFolder.SequenceSet(set.Id)));
    }

    [Fact]
    public async Task ProjectPage_Archived_NothingCanBeStarted()
    {
        var project = await AddProjectAsync();
        await Services.GetRequiredService<ProjectLifetime>().ArchiveAsync(LocalUserHandler.User, project, true, default);
        var page = Render<ProjectPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForAssertion(() => Assert.Contains("This project is archived", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".cl-page-head .cl-actions a"));
        var log = Render<ActivityPage>(parameters => parameters.Add(one => one.ProjectId, project));
        log.WaitForAssertion(() => Assert.Contains("archived the project", log.Find("tbody").TextContent, StringComparison.Ordinal));
    }
}
