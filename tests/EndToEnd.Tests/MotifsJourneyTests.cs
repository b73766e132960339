using System.Text.RegularExpressions;
using CisLens.Inference.Simulation;
using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>From a run to its patterns, the factor that one resembles, and the sequence with the hit highlighted; and a motif typed into Tomtom.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Part", "browser")]
public sealed class MotifsJourneyTests(BrowserFixture browser)
{
    // Quick, and the same on every machine.
    private const string Discovery = """{"discoveries":[{"procedure":"regions","method":"tism","target":0,"options":{"windowSize":12}}]}""";

    [SkippableFact]
    public async Task Journey_RunPatternsMatchSequenceWithTheHit()
    {
        var page = await browser.OpenAsync();
        await page.MakeProjectAsync($"Motifs {Guid.NewGuid():N}");
        await page.UploadAsync("sites.fa", string.Concat(DemoSequences.Create().Sequences.Select(one => $">{one.Id}\n{one.Bases}\n")));
        await page.GetByRole(AriaRole.Link, new() { Name = "Explain these" }).ClickAsync();
        await page.GoAsync($"{page.Url}&step=4&model=tf-binding-cnn&targets=0&methods=tism&known=starter&motifs={Uri.EscapeDataString(Discovery)}".Replace("step=1&", "", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the run" }).ClickAsync();
        await page.State().WaitForAsync();
        await page.StateIsAsync("done");

        await page.GetByRole(AriaRole.Link, new() { Name = "Motifs", Exact = true }).ClickAsync();
        var card = page.Locator(".pattern").First;
        await Assertions.Expect(card.Locator("svg.cl-logo").First).ToBeVisibleAsync();
        var factor = (await card.Locator(".cl-chip-accent").InnerTextAsync()).Trim();
        await card.Locator("h3 a").ClickAsync();
        await Assertions.Expect(page.Locator("[aria-label='Known motifs, nearest first'] tbody tr").First).ToContainTextAsync(factor);
        await page.Locator("[aria-label='Seqlets of the pattern'] tbody a").First.ClickAsync();
        await page.TracksAsync();
        var hit = page.Locator(".cl-track-hits a[aria-current=true]");
        await Assertions.Expect(hit).ToBeInViewportAsync();
        await Assertions.Expect(hit).ToHaveAttributeAsync("aria-label", new Regex(Regex.Escape(factor)));
        await page.KeepsTheRulesAsync();
        await hit.ClickAsync();
        await Assertions.Expect(page.Locator("#seqlets")).ToBeVisibleAsync();
        await page.KeepsTheRulesAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Motifs", Exact = true }).ClickAsync();
        foreach (var view in new[] { "Patterns", "Strong, but nothing known", "Known, but ignored", "Together", "Filters", "Look up my motif" })
        {
            await page.Locator(".cl-tabs").GetByRole(AriaRole.Link, new() { Name = view, Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator(".cl-tab[aria-current]")).ToHaveTextAsync(view);
            await page.KeepsTheRulesAsync();
        }

        await page.GetByLabel("Factor, accession, or consensus").FillAsync("CTCF");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[aria-label='Sites of the motif'] tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".cl-note[role=status]")).ToContainTextAsync("The model uses it");
        await page.KeepsTheRulesAsync();
    }

    [SkippableFact]
    public async Task Tomtom_Typed_MatchesAppearAndTheAddressShowsTheSame()
    {
        var page = await browser.OpenAsync();
        await page.MakeProjectAsync($"Tomtom {Guid.NewGuid():N}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tomtom" }).ClickAsync();
        await page.GetByLabel("Type letters, or paste a matrix").PressSequentiallyAsync("CCASYAGRKGGC", new() { Delay = 40 });
        var matches = page.Locator("[aria-label='Known motifs that the query resembles'] tbody tr");
        await Assertions.Expect(matches.First).ToContainTextAsync("CTCF");
        await page.GetByLabel("G at 1", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("m=SCASYAGRKGGC"));
        await page.GetByRole(AriaRole.Button, new() { Name = "By family" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("families=1"));
        await page.KeepsTheRulesAsync();
        var other = await browser.OpenAsync();
        await other.GoAsync(page.Url);
        await Assertions.Expect(other.Locator("[aria-label='Known motifs that the query resembles'] tbody tr").First).ToContainTextAsync("CTCF");
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "By family" })).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
