using Bunit;
using CisLens.Inference.Runs.External;
using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.External;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.External;

public class ExternalPageTests : RunPageContext<ExternalPage>
{
    protected override string Page => "annotations";

    private ExternalComparisons Comparisons => Services.GetRequiredService<ExternalComparisons>();

    [Fact]
    public async Task Page_RunNotDone_SaysSoAndTakesNoFile()
    {
        await SubmitAsync();
        Assert.Contains("The run is not done", RenderPage().WaitForElement("[data-state=empty]").TextContent, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => Comparisons.AddAsync(UploadKey.Of(LocalUserHandler.User, Project, Identifier.New()), Run, "sites.bed", 10, default));
    }

    [Fact]
    public async Task Page_FileAdded_ComparedShownAndRemoved()
    {
        await FinishAsync();
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Contains("Nothing added yet", page.Markup, StringComparison.Ordinal));
        await Comparisons.StartAsync(default);
        await AddAsync("one\t4\t8\n", "sites.bed");
        page.WaitForAssertion(() => Assert.Contains("share of the 20 highest-scoring bases", page.Markup, StringComparison.Ordinal));
        Assert.NotNull(Assert.Single(Comparisons.List(Run)).Result);
        await AddAsync("nowhere\t4\t8\n", "wrong.bed");
        page.WaitForAssertion(() => Assert.Contains("the file names nowhere", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await Comparisons.StopAsync(default);
        Comparisons.Remove(Run, Comparisons.List(Run)[0].Source.Id);
        Assert.NotNull(Assert.Single(Comparisons.List(Run)).Failure);
    }

    [Fact]
    public async Task Comparison_InterruptedByARestart_BeginsAgain()
    {
        await FinishAsync();
        var path = Path.Combine(Directory.CreateDirectory(Settings.DataFolder.Uploads).FullName, "sites");
        await File.WriteAllTextAsync(path, "one\t4\t8\n");
        new ExternalFiles(Settings.DataFolder.Run(Run)).Add(new ExternalSource(Identifier.New(), "sites.bed", ExternalKind.Regions, 10, DateTimeOffset.UtcNow), path);
        var done = new TaskCompletionSource();
        Comparisons.Changed += (_, _) => { if (Comparisons.List(Run)[0].Result is not null) done.TrySetResult(); };
        await Comparisons.StartAsync(default);
        await done.Task.WaitAsync(Patience.Limit);
        await Comparisons.StopAsync(default);
    }

    private async Task AddAsync(string text, string name)
    {
        var upload = UploadKey.Of(LocalUserHandler.User, Project, Identifier.New());
        using var piece = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await Services.GetRequiredService<UploadStore>().AppendAsync(upload, 0, piece.Length, piece, default);
        await Comparisons.AddAsync(upload, Run, name, ExternalSource.Barcodes, default);
    }
}
