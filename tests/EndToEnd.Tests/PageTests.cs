using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CisLens.EndToEnd.Tests;

/// <summary>Every page of the demo project: light and dark by the rules of accessibility, and as narrow as a phone.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Part", "browser")]
public sealed class PageTests(BrowserFixture browser, ITestOutputHelper output)
{
    private static readonly string[] Grave = ["serious", "critical"];

    public static TheoryData<string> Pages =>
    [
        "", "projects", "projects/new", "models", "about", "workers", "{project}", "{project}/sequences", "{set}", "{project}/models", "{model}", "{project}/runs",
        "{run}", "{run}/results", "{run}/results?compare=overlay&a=attribute/tism/0&b=attribute/ism/0", "{run}/embeddings", "{project}/motif-databases", "{project}/motif-databases/starter", "{project}/runs/new", "{project}/runs/new?step=2", "{project}/runs/new?step=3&model={model id}",
        "{project}/runs/new?step=4&set={set id}&model={model id}&targets=0&methods=ism,tism",
    ];

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_Rules_NoSeriousViolation(string address)
    {
        var page = await browser.OpenAsync();
        await OpenAsync(page, address);
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colors, ReducedMotion = ReducedMotion.Reduce });
            // Colors fade into the other scheme; rules are about where they end.
            await page.WaitForFunctionAsync("() => document.getAnimations().every(animation => !(animation instanceof CSSTransition))");
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 200)))");
            var violations = (await page.RunAxe()).Violations.Where(violation => Grave.Contains(violation.Impact)).ToList();
            Assert.True(violations.Count == 0, string.Join('\n', violations.Select(violation =>
                $"{colors} {violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        }

        await page.SetViewportSizeAsync(390, 844);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Rows_Keyboard_LinkOpensTheRow()
    {
        var page = await browser.OpenAsync();
        await OpenAsync(page, "{run}/results");
        await page.Locator(".rows tbody a").Nth(2).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/results/2"));
        await page.TracksAsync();
    }

    [SkippableFact]
    public async Task Results_AddressSentToAColleague_ShowsTheSame()
    {
        var page = await browser.OpenAsync();
        await OpenAsync(page, "{run}/results");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("0003");
        await page.GetByRole(AriaRole.Button, new() { Name = "Saliency", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=0003.*hide=saliency"));
        var other = await browser.OpenAsync();
        await other.GoAsync(page.Url);
        await Assertions.Expect(other.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("0003");
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Saliency", Exact = true })).ToHaveAttributeAsync("aria-pressed", "false");
        output.WriteLine(page.Url);
    }

    private async Task OpenAsync(IPage page, string address)
    {
        var demo = await browser.DemoAsync();
        await page.GoAsync(demo.Resolve(address));
        if (address.Contains("/results", StringComparison.Ordinal))
            await page.TracksAsync();
    }
}
