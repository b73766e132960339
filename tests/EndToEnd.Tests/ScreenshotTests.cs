using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>The README's pictures, taken from the running demo by <c>docs/images/make.sh</c>; no part of <c>./test.sh</c>.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Part", "screenshots")]
public sealed class ScreenshotTests(BrowserFixture browser)
{
    [SkippableTheory]
    [InlineData("{run}/results/1", "results", ColorScheme.Light)]
    [InlineData("{project}/runs/new?step=4&set={set id}&model={model id}&targets=0&methods=ism,tism", "wizard", ColorScheme.Light)]
    [InlineData("{run}", "run", ColorScheme.Dark)]
    [InlineData("{run}/audit", "audit", ColorScheme.Light)]
    [InlineData("{run}/audit/faithfulness", "faithfulness", ColorScheme.Light)]
    [InlineData("{motif run}/motifs", "motifs", ColorScheme.Light)]
    [InlineData("{project}/tomtom?m=CCASYAGRKGGC", "tomtom", ColorScheme.Light)]
    public async Task Page_OfTheDemo_Picture(string address, string name, ColorScheme colors)
    {
        var folder = Environment.GetEnvironmentVariable("CISLENS_PICTURES");
        Skip.If(folder is null, "CISLENS_PICTURES does not name a folder for the pictures.");
        var demo = await browser.DemoAsync();
        var page = await browser.OpenAsync(1280, colors);
        await page.GoAsync(demo.Resolve(address));
        if (name == "results")
            await page.TracksAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = name == "results" });
        await page.Context.CloseAsync();
    }
}
