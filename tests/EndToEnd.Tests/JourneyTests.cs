using System.IO.Compression;
using CisLens.Inference.Simulation;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CisLens.EndToEnd.Tests;

[Collection(BrowserGroup.Name)]
[Trait("Part", "browser")]
public sealed class JourneyTests(BrowserFixture browser, ITestOutputHelper output)
{
    private const int Sequences = 24;

    [SkippableFact]
    public async Task Journey_FromFastaToLettersAndBundle()
    {
        var page = await browser.OpenAsync();
        await page.MakeProjectAsync($"Journey {Guid.NewGuid():N}");
        await page.UploadAsync("peaks.fa", Fasta());
        await Assertions.Expect(page.Locator("#rejected")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".cl-stat-value").First).ToHaveTextAsync($"{Sequences}");

        await StartRunAsync(page);
        var run = page.Url;
        await page.StateIsAsync("done");

        await MeasureFirstTrackAsync(page);
        await LettersAreDrawnAsync(page);
        await Assertions.Expect(page.Locator("tbody tr[aria-selected=true]")).ToHaveCountAsync(1);

        await page.GoAsync(run);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Bundle" }).ClickAsync());
        await using var zip = File.OpenRead((await download.PathAsync())!);
        using var archive = new ZipArchive(zip);
        Assert.Contains(archive.Entries, entry => entry.Name.EndsWith(".npz", StringComparison.Ordinal));
        Assert.Contains(archive.Entries, entry => entry.Name.StartsWith("README", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Run_TwoBrowsersAndAReload_SeeTheSame()
    {
        var page = await browser.OpenAsync();
        await page.MakeProjectAsync($"Two browsers {Guid.NewGuid():N}");
        await page.UploadAsync("peaks.fa", Fasta());
        await StartRunAsync(page);
        var other = await browser.OpenAsync();
        await other.GoAsync(page.Url);
        await page.ReloadAsync();
        await page.StateIsAsync("done");
        await other.StateIsAsync("done");
        Assert.Equal(await Stages(page).AllInnerTextsAsync(), await Stages(other).AllInnerTextsAsync());
    }

    [SkippableFact]
    public async Task Upload_BadFile_OneSentence()
    {
        var page = await browser.OpenAsync();
        await page.MakeProjectAsync($"Bad file {Guid.NewGuid():N}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add sequences" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "empty.fa", MimeType = "text/plain", Buffer = [] });
        await Assertions.Expect(page.Locator(".cl-error")).ToContainTextAsync("empty.fa");
    }

    private static ILocator Stages(IPage page) => page.Locator(".cl-stage .cl-progress-label");

    private static async Task StartRunAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Explain these" }).ClickAsync();
        await NextAsync(page, "Which model?");
        await page.Locator("label.cl-choice", new() { HasTextString = "TF binding" }).Locator("input").CheckAsync();
        await NextAsync(page, "Which outputs are explained?");
        await page.Locator(".targets input[type=checkbox]").First.CheckAsync();
        await NextAsync(page, "Gradients");
        await page.Method("Gradient x input").CheckAsync();
        await page.Method("ISM").CheckAsync();
        await Assertions.Expect(page.Locator("aside")).ToContainTextAsync("Memory");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the run" }).ClickAsync();
        await page.State().WaitForAsync();
    }

    private static async Task NextAsync(IPage page, string heading)
    {
        var next = page.GetByRole(AriaRole.Link, new() { Name = "Next" });
        await Assertions.Expect(next).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await next.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = heading }).WaitForAsync();
    }

    private async Task MeasureFirstTrackAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.addEventListener('click', () => performance.mark('journey:click'), { once: true, capture: true }); }");
        await page.GetByRole(AriaRole.Link, new() { Name = "Results" }).ClickAsync();
        await page.TracksAsync();
        var milliseconds = await page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('tracks:first', 'mark').at(-1).startTime - performance.getEntriesByName('journey:click').at(-1).startTime");
        output.WriteLine($"First track on screen {milliseconds:N0} ms after the click.");
    }

    private static async Task LettersAreDrawnAsync(IPage page)
    {
        var painted = await page.EvaluateAsync<int[]>(
            """
            () => [...document.querySelectorAll('.cl-tracks-list canvas')].map(canvas => {
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let count = 0;
              for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
              return count;
            })
            """);
        Assert.True(painted.Length >= 4, $"sequence, two letter tracks and a heat map are expected, not {painted.Length}");
        Assert.All(painted, count => Assert.True(count > 200, $"a track of {count} painted pixels is empty"));
    }

    private static string Fasta() => string.Concat(
        DemoSequences.Create().Sequences.Take(Sequences).Select(sequence => $">{sequence.Id}\n{sequence.Bases}\n")) + ">protein\nMKLVEEPQRSTW\n";
}
