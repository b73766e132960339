using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>From the demo's audit to a rule that fails, the button that puts it right, and the new run's verdict.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Part", "browser")]
public sealed class AuditJourneyTests(BrowserFixture browser)
{
    [SkippableFact]
    public async Task Journey_DemoRuleFailsButtonPressedVerdictChanges()
    {
        var demo = await browser.DemoAsync();
        var page = await browser.OpenAsync();
        await page.GoAsync(demo.Run);
        await page.GetByRole(AriaRole.Link, new() { Name = "all rules" }).ClickAsync();
        var rule = page.Locator("#rule-19");
        await Assertions.Expect(rule).ToHaveAttributeAsync("data-verdict", "Fail");
        await Assertions.Expect(page.Locator(".rule")).ToHaveCountAsync(30);
        await rule.Locator(".rule__head").ClickAsync();
        await Assertions.Expect(rule.Locator(".rule__detail")).ToContainTextAsync("What to do");
        await page.KeepsTheRulesAsync();

        await rule.GetByRole(AriaRole.Button, new() { Name = "Discover motifs" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/audit"));
        await page.State().WaitForAsync();
        await page.StateIsAsync("done");
        // Predictions, maps and tests are those of the demo's run.
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(new Regex("taken over from .*not computed again: Predict; .*Test: Faithfulness"));

        await page.GetByRole(AriaRole.Link, new() { Name = "all rules" }).ClickAsync();
        await Assertions.Expect(rule.Locator(".rule__verdict")).ToContainTextAsync("was fail");
        await Assertions.Expect(rule).Not.ToHaveAttributeAsync("data-verdict", "Fail");
        await Assertions.Expect(page.Locator("[data-origin]")).ToContainTextAsync(new Regex(@"rule 19\s+was fail, now"));
        await page.KeepsTheRulesAsync();
    }
}
