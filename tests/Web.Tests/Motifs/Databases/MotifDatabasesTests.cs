using System.Text;
using Bunit;
using CisLens.Inference.Motifs.Starter;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.Motifs.Databases;
using CisLens.Web.Projects;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Uploads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Motifs.Databases;

public class MotifDatabasesTests : PortalContext
{
    private const string Two = ">MA1 CTCF\n0 10 0\n10 0 0\n0 0 10\n0 0 0\n>MA2 SPI1\n10 0\n0 0\n0 10\n0 0\n>MA2 again\n1\n1\n1\n1\n";

    private MotifDatabaseService Service => Services.GetRequiredService<MotifDatabaseService>();

    [Fact]
    public async Task AddUpload_OfMotifs_IsListedOpenedAndServedAsItWas()
    {
        var project = await AddProjectAsync();
        var added = await AddAsync(project);

        Assert.Equal((2, "MA2", 11), (added.Motifs, Assert.Single(added.Repeated).Id, added.Repeated[0].Line));
        var line = (await Service.ListAsync(project, default))!.Databases[0];
        Assert.Equal(("Mine", "7", "mine.pfm", "Jaspar", "DNA", 2, "free", "local user", true), (line.Name, line.Version, line.FileName, line.Format, line.Alphabet, line.Motifs, line.Licence, line.AddedBy, line.IsOwn));
        Assert.Equal(["CTCF", "SPI1"], (await Service.FindAsync(project, added.Id, default))!.Database.Motifs.Select(motif => motif.Name));
        await using var file = (await Service.FileAsync(project, added.Id, default))!.Value.Content;
        using var reader = new StreamReader(file);
        Assert.Equal(Two, await reader.ReadToEndAsync());
        Assert.Empty(Directory.GetFiles(Settings.DataFolder.Uploads, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task AddUpload_OfSomethingElse_NamesTheLineAndLeavesNothing()
    {
        var project = await AddProjectAsync();

        var error = await Assert.ThrowsAsync<InputException>(() => AddAsync(project, ">M1\n1 2\n1 x\n"));

        Assert.Contains("Line 3 of mine.pfm", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Settings.DataFolder.Uploads, "*", SearchOption.AllDirectories));
        Assert.Equal([StarterSet.Id], (await Service.ListAsync(project, default))!.Databases.Select(one => one.Id));
        Assert.Contains("name", (await Assert.ThrowsAsync<InputException>(() => AddAsync(project, name: " "))).Message, StringComparison.Ordinal);
        Assert.Contains("arrived", (await Assert.ThrowsAsync<InputException>(() => Service.AddUploadAsync(LocalUserHandler.User, project, Identifier.New(), "x", new MotifDatabaseDetails("x"), default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfNameAndVersion_OnlyByItsProject()
    {
        var (project, other) = (await AddProjectAsync("a"), await AddProjectAsync("b"));
        var id = (await AddAsync(project)).Id;

        Assert.True(await Service.ChangeAsync(project, id, new MotifDatabaseDetails("Better", "8"), default));
        Assert.False(await Service.ChangeAsync(other, id, new MotifDatabaseDetails("Stolen"), default));
        Assert.False(await Service.ChangeAsync(project, StarterSet.Id, new MotifDatabaseDetails("Stolen"), default));
        Assert.Equal("Better 8", (await Service.FindAsync(project, id, default))!.Line.Title);
        Assert.Null(await Service.FindAsync(other, id, default));
        Assert.Null(await Service.FileAsync(other, id, default));
    }

    [Fact]
    public async Task Delete_WhileARunUsesIt_IsRefused()
    {
        var project = await AddProjectAsync();
        var id = (await AddAsync(project)).Id;
        await using (var database = await Databases.CreateDbContextAsync())
        {
            database.Runs.Add(new RunEntity { ProjectId = project, Name = "First run", SpecJson = $"{{\"motifs\":{{\"databases\":[{{\"id\":\"{id}\"}}]}}}}", SpecHash = "x", SubmittedAt = DateTimeOffset.UtcNow });
            await database.SaveChangesAsync();
        }

        Assert.Contains("'First run'", (await Assert.ThrowsAsync<InputException>(() => Service.DeleteAsync(LocalUserHandler.User, project, id, default))).Message, StringComparison.Ordinal);
        await using (var database = await Databases.CreateDbContextAsync())
        {
            database.Runs.RemoveRange(database.Runs);
            await database.SaveChangesAsync();
        }
        await Service.DeleteAsync(LocalUserHandler.User, project, id, default);

        Assert.Null(await Service.FindAsync(project, id, default));
        Assert.False(File.Exists(Settings.DataFolder.MotifDatabase(id)));
        await Assert.ThrowsAsync<InputException>(() => Service.DeleteAsync(LocalUserHandler.User, project, StarterSet.Id, default));
    }

    [Fact]
    public async Task ProjectDeleted_ItsDatabasesAreGone()
    {
        var project = await AddProjectAsync();
        var id = (await AddAsync(project)).Id;

        await Services.GetRequiredService<ProjectLifetime>().PurgeAsync(project, default);

        Assert.False(File.Exists(Settings.DataFolder.MotifDatabase(id)));
        await using var database = await Databases.CreateDbContextAsync();
        Assert.Empty(database.MotifDatabases);
    }

    [Fact]
    public async Task ListPage_WithoutOwnDatabase_SaysSoAndShowsTheStarterSet()
    {
        var page = RenderList(await AddProjectAsync());

        page.WaitForAssertion(() => Assert.Contains("No database of your own yet", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Starter set", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void ListPage_OfUnknownProject_NothingHere()
    {
        var page = RenderList("0123456789ab");
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task ListPage_DatabaseBroken_Error()
    {
        var project = await AddProjectAsync();
        await BreakDatabaseAsync();
        RenderList(project).WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task ListPage_FileUploaded_AsksForNameThenAddsItAndTellsWhatWasLeftOut()
    {
        var project = await AddProjectAsync();
        var page = RenderList(project);
        var zone = page.WaitForComponent<UploadZone>();

        await page.InvokeAsync(async () => await zone.Instance.Uploaded.InvokeAsync((await ArriveAsync(project, Two), "mine.pfm")));
        Assert.Equal("mine", page.Find("#motifs-name").GetAttribute("value"));
        page.Find("#motifs-version").Change("7");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("MA2 (line 11)", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["mine", "Starter set"], page.FindAll("tbody th a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task DatabasePage_Searched_ShowsTheMotifWithLogo()
    {
        var project = await AddProjectAsync();
        var id = (await AddAsync(project)).Id;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{project}/motif-databases/{id}?q=spi");
        var page = RenderOne(project, id);

        page.WaitForAssertion(() => Assert.Contains("SPI1", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody svg"));
        Assert.EndsWith("/tomtom?ppm=1000-0-0-0_0-0-1000-0&name=SPI1", page.Find("a[aria-label='Similar to SPI1']").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("AG", page.Find("tbody .cl-mono").TextContent, StringComparison.Ordinal);
        page.Find("input[type=search]").Change("nothing like it");
        page.WaitForAssertion(() => Assert.Contains("No such motif", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DatabasePage_OfTheStarterSet_HasPagesCitationsAndNoDelete()
    {
        var page = RenderOne(await AddProjectAsync(), StarterSet.Id);

        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll("tbody tr").Count));
        Assert.Contains("Cell 2007", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Delete", StringComparison.Ordinal));
        page.FindAll("button").Single(button => button.TextContent.Contains("Next", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.EndsWith("page=2", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DatabasePage_FileChangedOnDisk_SaysWhatToDo()
    {
        var project = await AddProjectAsync();
        var id = (await AddAsync(project)).Id;
        await File.AppendAllTextAsync(Settings.DataFolder.MotifDatabase(id), "\n");

        var page = RenderOne(project, id);
        page.WaitForAssertion(() => Assert.Contains("checksum", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DatabasePage_NameChanged_IsStored()
    {
        var project = await AddProjectAsync();
        var id = (await AddAsync(project)).Id;
        var page = RenderOne(project, id);

        page.WaitForElement("#change-name").Change("Better");
        page.Find("details form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Better 7", page.Find("h1").TextContent.Trim()));
    }

    private async Task<AddedMotifDatabase> AddAsync(string project, string text = Two, string name = "Mine") =>
        await Service.AddUploadAsync(LocalUserHandler.User, project, await ArriveAsync(project, text), "mine.pfm", new MotifDatabaseDetails(name, "7", "free"), default);

    private async Task<string> ArriveAsync(string project, string text)
    {
        var (upload, bytes) = (Identifier.New(), Encoding.UTF8.GetBytes(text));
        using var stream = new MemoryStream(bytes);
        await Services.GetRequiredService<UploadStore>().AppendAsync(UploadKey.Of(LocalUserHandler.User, project, upload), 0, bytes.Length, stream, default);
        return upload;
    }

    private IRenderedComponent<MotifDatabasesPage> RenderList(string project) => Render<MotifDatabasesPage>(parameters => parameters.Add(page => page.ProjectId, project));

    private IRenderedComponent<MotifDatabasePage> RenderOne(string project, string database) =>
        Render<MotifDatabasePage>(parameters => parameters.Add(page => page.ProjectId, project).Add(page => page.DatabaseId, database));
}
