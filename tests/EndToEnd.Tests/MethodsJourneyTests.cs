using System.Text.RegularExpressions;
using CisLens.Inference.Simulation;
using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>Several methods of a run beside each other: presets, an overlay, and why a base counts.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Part", "browser")]
public sealed class MethodsJourneyTests(BrowserFixture browser)
{
    private const int Sequences = 4;

    [SkippableFact]
    public async Task Journey_PresetSavedRunComparedAndABaseExplained()
    {
        var page = await browser.OpenAsync();
        await page.MakeProjectAsync($"Methods {Guid.NewGuid():N}");
        await page.UploadAsync("peaks.fa", string.Concat(DemoSequences.Create().Sequences.Take(Sequences).Select(one => $">{one.Id}\n{one.Bases}\n")));
        await page.GetByRole(AriaRole.Link, new() { Name = "Explain these" }).ClickAsync();
        await page.GoAsync($"{page.Url}&step=4&model=tf-binding-cnn&targets=0&methods=saliency".Replace("step=1&", "", StringComparison.Ordinal));

        await Assertions.Expect(page.Locator(".cl-note[role=status]")).ToContainTextAsync("One method alone can mislead");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search methods" }).FillAsync("tism");
        await page.Method("TISM").CheckAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search methods" }).FillAsync("");
        await page.Method("ISM").CheckAsync();
        await Assertions.Expect(page.Locator(".cl-note[role=status]")).ToHaveCountAsync(0);
        await page.GetByText("Save this choice, or change presets").ClickAsync();
        await page.GetByLabel("Name of a new preset").FillAsync("My three");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the 3 chosen methods" }).ClickAsync();
        var preset = page.Locator("[aria-label=Presets]").GetByRole(AriaRole.Button, new() { Name = "My three" });
        await Assertions.Expect(preset).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Locator("[aria-label=Presets]").GetByRole(AriaRole.Button, new() { Name = "Quick look" }).ClickAsync();
        await Assertions.Expect(preset).ToHaveAttributeAsync("aria-pressed", "false");
        await preset.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("methods=saliency"));

        await Assertions.Expect(page.Locator("aside")).ToContainTextAsync("Memory");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the run" }).ClickAsync();
        await page.State().WaitForAsync();
        await page.StateIsAsync("done");
        await page.GetByRole(AriaRole.Link, new() { Name = "Results" }).ClickAsync();
        await page.TracksAsync();
        await CompareAsync(page);
        await ExplainAsync(page);
    }

    private static async Task CompareAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await page.GetByLabel("First track (A)").SelectOptionAsync(new SelectOptionValue { Label = "ISM of CTCF" });
        await page.GetByLabel("Second track (B)").SelectOptionAsync(new SelectOptionValue { Label = "TISM of CTCF" });
        var agreement = page.Locator("[data-kind=overlay] .cl-track-agreement");
        await Assertions.Expect(agreement).ToHaveTextAsync(new Regex(@"^Pearson r = 0\.\d{3}, Spearman ρ = 0\.\d{3}, n = 101 positions in view$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "A - B" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-kind=difference] .cl-formula")).ToHaveTextAsync("A / max |A| - B / max |B|");
    }

    private static async Task ExplainAsync(IPage page)
    {
        await page.TracksAsync();
        await page.Locator(".cl-tracks-list").ScrollIntoViewIfNeededAsync();
        var scrolled = await page.EvaluateAsync<double>("() => scrollY");
        await page.Locator("[data-track='attribute/ism/0'] canvas").ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(panel.Locator("tbody th")).ToHaveCountAsync(3);
        await Assertions.Expect(panel).ToContainTextAsync(new Regex(@"of 101"));
        Assert.True(await page.EvaluateAsync<double>("() => scrollY") >= scrolled, "a click on a base must not move the page");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToHaveCountAsync(0);
        // The keyboard is back on the tracks: the next base, explained by Enter.
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(panel.Locator("tbody th")).ToHaveCountAsync(3);
        await page.SetViewportSizeAsync(390, 844);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        var box = (await panel.BoundingBoxAsync())!;
        Assert.True(box.X >= 0 && box.X + box.Width <= 390 && box.Y + box.Height <= 844.5, $"the explanation stands at {box.X}, {box.Y}, {box.Width} x {box.Height}");
    }
}
