using Bunit;
using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.Bundles;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Uploads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Bundles;

public class ImportPageTests : PortalContext
{
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
    public async Task Page_BundleArrives_OpensTheRunThatSaysWhereItIsFrom()
    {
        var project = await AddProjectAsync();
        await Imports.StartAsync(default);
        var page = RenderPage(project);
        using var bundle = new StoredBundle();
        // Leaving draws nothing more, so the page itself would not tell.
        var left = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Services.GetRequiredService<NavigationManager>().LocationChanged += (_, change) => left.TrySetResult(change.Location);
        await page.InvokeAsync(() => UploadAsync(page, project, bundle.File));
        var address = await left.Task.WaitAsync(Patience.Limit);
        Assert.Matches($"projects/{project}/runs/[0-9a-z]{{12}}$", address);
        var run = address[^12..];
        var opened = Render<RunPage>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.RunId, run));
        opened.WaitForAssertion(() => Assert.Contains(SoftwareVersion.Current, opened.Find("[data-note=imported]").TextContent, StringComparison.Ordinal));
        // The model is nowhere here.
        Assert.Contains("Two outputs 1.0.0", opened.Find("[data-note=model]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(opened.FindAll("a[href$='/results']"));
        await Imports.StopAsync(default);
    }

    [Fact]
    public async Task Page_NoBundleArrives_OneSentence()
    {
        var project = await AddProjectAsync();
        await Imports.StartAsync(default);
        var page = RenderPage(project);
        var file = Path.Combine(Settings.DataFolder.Root, "no.zip");
        await File.WriteAllTextAsync(file, "hello");
        await page.InvokeAsync(() => UploadAsync(page, project, file));
        page.WaitForAssertion(() => Assert.Contains("is not a bundle of CisLens", page.Find("[data-import=failed] [role=alert]").TextContent, StringComparison.Ordinal));
        await Imports.StopAsync(default);
    }

    [Fact]
    public async Task Page_LeftWhileABundleWaits_ShowsItToWhoeverComesBack()
    {
        var project = await AddProjectAsync();
        var page = RenderPage(project);
        Assert.Empty(page.FindAll("[data-import]"));
        using var bundle = new StoredBundle();
        // Nothing is read while the service does not run.
        await page.InvokeAsync(() => UploadAsync(page, project, bundle.File));
        await DisposeComponentsAsync();
        page = RenderPage(project);
        page.WaitForAssertion(() => Assert.Contains("waiting", page.Find("[data-import=importing]").TextContent, StringComparison.Ordinal));
        await Imports.StartAsync(default);
        page.WaitForAssertion(() => Assert.Matches("projects/[0-9a-z]{12}/runs/[0-9a-z]{12}$", page.Find("[data-import=done] a").GetAttribute("href")!));
        await Imports.StopAsync(default);
    }

    private BundleImports Imports => Services.GetRequiredService<BundleImports>();

    private Task UploadAsync(IRenderedComponent<ImportPage> page, string project, string file)
    {
        var upload = Identifier.New();
        var path = Services.GetRequiredService<UploadStore>().Whole(UploadKey.Of(LocalUserHandler.User, project, upload));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(file, path);
        return page.FindComponent<UploadZone>().Instance.UploadedAsync(upload, "my.zip");
    }

    private IRenderedComponent<ImportPage> RenderPage(string project)
    {
        var page = Render<ImportPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForState(() => page.FindAll("h1, [role=alert]").Count > 0);
        return page;
    }
}
