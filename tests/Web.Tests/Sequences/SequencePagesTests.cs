using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Sequences;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Sequences;

public class SequencePagesTests : PortalContext
{
    [Fact]
    public async Task SequencesPage_NoSets_SaysSo()
    {
        var page = RenderList(await AddProjectAsync());
        page.WaitForAssertion(() => Assert.Contains("No sequences yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void SequencesPage_UnknownProject_NothingHere()
    {
        var page = RenderList("0123456789ab");
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task SequencesPage_DatabaseBroken_Error()
    {
        var project = await AddProjectAsync();
        await BreakDatabaseAsync();
        var page = RenderList(project);
        page.WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task SequencesPage_TextPasted_IsReadInTheBackground()
    {
        var project = await AddProjectAsync();
        var imports = Services.GetRequiredService<SequenceImports>();
        await imports.StartAsync(default);
        var page = RenderList(project);
        page.WaitForElement("#paste-text").Change(StoredSet.Fasta);
        page.Find("form").Submit();
        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Matches("sequences/[0-9a-z]{12}$", navigation.Uri));
        var set = navigation.Uri[^12..];
        var preview = RenderSet(project, set);
        preview.WaitForAssertion(() => Assert.Contains("First sequences", preview.Markup, StringComparison.Ordinal));
        await imports.StopAsync(default);
        Assert.Empty(Directory.GetFiles(Settings.DataFolder.Uploads));
    }

    [Fact]
    public async Task SequenceSetPage_Ready_CountsAndRejectedRows()
    {
        var project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, project);
        var page = RenderSet(project, set.Id);
        page.WaitForElement("#rejected");
        Assert.Contains("each listed below", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["one", "two", "short", "long"], page.FindAll("table:last-of-type tbody th").Select(cell => cell.TextContent.Trim()).TakeLast(4));
        var rejected = await Services.GetRequiredService<SequenceService>().RejectedAsync(set.Id, 0, 10, default);
        Assert.Equal("bad", Assert.Single(rejected).Id);
    }

    [Fact]
    public async Task SequenceSetPage_Failed_ShowsTheSentence()
    {
        var project = await AddProjectAsync();
        await using var database = await Databases.CreateDbContextAsync();
        var set = new SequenceSetEntity { ProjectId = project, Name = "x", Source = "x.fa", State = SequenceSetState.Failed, Failure = "x.fa is empty; choose another file.", CreatedAt = DateTimeOffset.UtcNow };
        database.SequenceSets.Add(set);
        await database.SaveChangesAsync();
        var page = RenderSet(project, set.Id);
        page.WaitForAssertion(() => Assert.Contains("x.fa is empty; choose another file.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SequenceSetPage_SetOfAnotherProject_NothingHere()
    {
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, await AddProjectAsync("a"));
        var page = RenderSet(await AddProjectAsync("b"), set.Id);
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    private IRenderedComponent<SequencesPage> RenderList(string project) => Render<SequencesPage>(parameters => parameters.Add(page => page.ProjectId, project));

    private IRenderedComponent<SequenceSetPage> RenderSet(string project, string set) =>
        Render<SequenceSetPage>(parameters => parameters.Add(page => page.ProjectId, project).Add(page => page.SetId, set));
}
