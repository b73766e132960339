using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>What a person does, in words.</summary>
public static class Steps
{
    /// <summary>A run on a busy machine.</summary>
    public const float Patience = 240_000;

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
        await page.Locator("#first").WaitForAsync(new() { Timeout = Patience });
    }

    /// <summary>A method's box in the wizard.</summary>
    public static ILocator Method(this IPage page, string name) =>
        page.Locator(".method", new() { Has = page.Locator(".cl-choice-title").GetByText(name, new() { Exact = true }) }).Locator(".cl-choice > input");

    public static ILocator State(this IPage page) => page.Locator(".cl-title .cl-pill");

    /// <summary>Waits until the live page says so.</summary>
    public static Task StateIsAsync(this IPage page, string state) => Assertions.Expect(page.State()).ToHaveTextAsync(state, new() { Timeout = Patience });

    /// <summary>Waits until all tracks are drawn.</summary>
    public static Task TracksAsync(this IPage page) => page.Locator("[data-ready=all]").First.WaitForAsync(new() { Timeout = Patience });
}
