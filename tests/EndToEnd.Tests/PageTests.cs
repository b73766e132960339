using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CisLens.EndToEnd.Tests;

/// <summary>Every page of the demo project: light and dark by the rules of accessibility, and as narrow as a phone.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Part", "browser")]
public sealed class PageTests(BrowserFixture browser, ITestOutputHelper output)
{
    public static TheoryData<string> Pages =>
    [
        "", "projects", "projects/new", "models", "about", "workers", "{project}", "{project}/sequences", "{set}", "{project}/models", "{model}", "{project}/runs",
        "{run}", "{run}/results", "{run}/results?compare=overlay&a=attribute/tism/0&b=attribute/ism/0", "{run}/embeddings",
        "{project}/tomtom", "{project}/tomtom?m=CACGTG&families=1", "{project}/motif-databases", "{project}/motif-databases/starter",
        "{run}/motifs", "{motif run}/motifs", "{motif run}/motifs?view=unmatched", "{motif run}/motifs?view=ignored",
        "{motif run}/motifs?view=pairs", "{motif run}/motifs?view=filters", "{motif run}/motifs?view=lookup&m=CTCF",
        "{project}/runs/new", "{project}/runs/new?step=2", "{project}/runs/new?step=3&model={model id}",
        "{project}/runs/new?step=4&set={set id}&model={model id}&targets=0&methods=ism,tism",
        "{project}/runs/new?step=6&set={set id}&model={model id}&targets=0&methods=ism,tism&audit=%7B%22tests%22%3A%5B%7B%22test%22%3A%22faithfulness%22%7D%5D%7D", "{project}/simulate", "{project}/audit-thresholds",
        "{run}/audit", "{run}/audit/faithfulness", "{run}/audit/agreement", "{run}/audit/stability", "{run}/audit/spread", "{run}/examples", "{run}/annotations",
    ];

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_Rules_NoSeriousViolation(string address)
    {
        var page = await browser.LookAsync();
        await OpenAsync(page, address);
        await page.KeepsTheRulesAsync();
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
