using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>What a person does, in words.</summary>
public static class Steps
{
    private static readonly string[] Grave = ["serious", "critical"];
    // Only what is wrong is described node by node: the rest takes seconds a page.
    private static readonly HashSet<ResultType> Wrong = [ResultType.Violations];
    private static readonly AxeRunOptions OfAll = new() { ResultTypes = Wrong };
    private static readonly AxeRunOptions OfColors = new() { ResultTypes = Wrong, RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>Opens an address and waits until clicks are heard.</summary>
    public static async Task GoAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.InteractiveAsync();
    }

    public static Task InteractiveAsync(this IPage page) => page.Locator("[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Makes a project and stands in it.</summary>
    public static async Task MakeProjectAsync(this IPage page, string name)
    {
        await page.GoAsync("projects/new");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the project" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 }).WaitForAsync();
    }

    /// <summary>Uploads a file and waits for its preview.</summary>
    public static async Task UploadAsync(this IPage page, string fileName, string text)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Add sequences" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await page.Locator("#first").WaitForAsync();
    }

    /// <summary>A method's box in the wizard.</summary>
    public static ILocator Method(this IPage page, string name) =>
        page.Locator(".method", new() { Has = page.Locator(".cl-choice-title").GetByText(name, new() { Exact = true }) }).Locator(".cl-choice > input");

    public static ILocator State(this IPage page) => page.Locator(".cl-title .cl-pill");

    /// <summary>Waits until the live page says so.</summary>
    public static Task StateIsAsync(this IPage page, string state) => Assertions.Expect(page.State()).ToHaveTextAsync(state);

    /// <summary>No serious violation of the rules of accessibility, light or dark, and nothing wider than a phone.</summary>
    public static async Task KeepsTheRulesAsync(this IPage page)
    {
        // With reduced motion no color fades into the other scheme. Most rules know no colors: the dark page is asked for those that do.
        foreach (var (colors, options) in new[] { (ColorScheme.Light, OfAll), (ColorScheme.Dark, OfColors) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colors, ReducedMotion = ReducedMotion.Reduce });
            var violations = (await page.RunAxe(options)).Violations.Where(violation => Grave.Contains(violation.Impact)).ToList();
            Assert.True(violations.Count == 0, string.Join('\n', violations.Select(violation =>
                $"{page.Url} {colors} {violation.Id}: {violation.Help} at {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        }

        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(390, 844);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Waits until all tracks are drawn.</summary>
    public static Task TracksAsync(this IPage page) => page.Locator("[data-ready=all]").First.WaitForAsync();
}
