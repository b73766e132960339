using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>The README's pictures, taken from the running demo by <c>docs/images/make.sh</c>; no part of <c>./test.sh</c>.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Part", "screenshots")]
public sealed class ScreenshotTests(BrowserFixture browser)
{
    [SkippableTheory]
    [InlineData("", "home")]
    [InlineData("{set}", "sequences")]
    [InlineData("{project}/runs/new?step=4&set={set id}&model={model id}&targets=0&methods=ism,tism", "wizard")]
    [InlineData("{run}", "run")]
    [InlineData("{run}/results/1", "results")]
    [InlineData("{model}", "model")]
    public async Task Page_LightAndDark_Pictures(string address, string name)
    {
        var folder = Environment.GetEnvironmentVariable("CISLENS_PICTURES");
        Skip.If(folder is null, "CISLENS_PICTURES does not name a folder for the pictures.");
        var demo = await browser.DemoAsync();
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await browser.OpenAsync(1280, colors);
            await page.GoAsync(demo.Resolve(address));
            if (name == "results")
                await page.TracksAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{colors.ToString().ToLowerInvariant()}.png"), FullPage = name == "results" });
            await page.Context.CloseAsync();
        }
    }
}
