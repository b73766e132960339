using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>Where the parts of the demo project are.</summary>
public sealed record DemoAddresses(string Project, string Run, string Motifs, string Set, string Model)
{
    /// <summary>Finds them, when the demo's runs are done.</summary>
    public static async Task<DemoAddresses> FindAsync(IPage page)
    {
        await page.GoAsync("");
        await page.Locator("#example").WaitForAsync();
        var project = (await page.GetByRole(AriaRole.Link, new() { Name = "Open the demo" }).GetAttributeAsync("href"))!;
        await page.GoAsync(project);
        var found = new DemoAddresses(
            project,
            await HrefAsync(Links(page, "/runs/").Last),
            await HrefAsync(Links(page, "/runs/").Filter(new() { HasText = "Motifs of" })),
            await HrefAsync(Links(page, "/sequences/").Last),
            await HrefAsync(Links(page, "/models/").First));
        foreach (var run in new[] { found.Motifs, found.Run })
        {
            await page.GoAsync(run);
            await page.StateIsAsync("done");
        }

        return found;
    }

    /// <summary>Fills an address in.</summary>
    public string Resolve(string address) => address
        .Replace("{project}", Project, StringComparison.Ordinal).Replace("{run}", Run, StringComparison.Ordinal)
        .Replace("{motif run}", Motifs, StringComparison.Ordinal)
        .Replace("{set}", Set, StringComparison.Ordinal).Replace("{model}", Model, StringComparison.Ordinal)
        .Replace("{set id}", Set.Split('/')[^1], StringComparison.Ordinal).Replace("{model id}", Model.Split('/')[^1], StringComparison.Ordinal);

    // The newest come first; the demo's first run and its sequences are the ones with every method.
    private static ILocator Links(IPage page, string part) => page.Locator($"tbody a[href*='{part}']");

    private static async Task<string> HrefAsync(ILocator link) => (await link.GetAttributeAsync("href"))!;
}
