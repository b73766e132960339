using Bunit;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;
using CisLens.Web.Audits;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Audits;

/// <summary>The audit of a run that was made of another.</summary>
public class DerivedAuditTests : PortalContext
{
    private static readonly RuleEvidence Passed = new(1, [new RuleFinding { Verdict = AuditVerdict.Pass, Text = "Three methods of two families." }]);
    private string _project = "";
    private string _origin = "";

    private RunStore Store => Services.GetRequiredService<RunStore>();

    [Fact]
    public async Task Page_VerdictsOfTheOriginDiffer_SaysWhatTheyWereAndAre()
    {
        await FinishOriginAsync();
        var page = RenderPage(await DeriveAsync());

        var note = page.WaitForElement($"[data-origin='{_origin}']");
        Assert.Contains("rule 1 was fail, now pass", Text(note.TextContent), StringComparison.Ordinal);
        Assert.Equal("was fail", page.Find("#rule-1 .rule__verdict .cl-faint").TextContent);
        Assert.Empty(page.FindAll("#rule-9 .rule__verdict .cl-faint"));
        Assert.Equal($"projects/{_project}/runs/{_origin}/audit", note.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Page_SameVerdicts_SaysSo()
    {
        await FinishOriginAsync();
        var page = RenderPage(await DeriveAsync(StoredAudit.Evidence));
        Assert.Contains("No verdict has changed", page.WaitForElement("[data-origin]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OriginWithoutVerdicts_SaysSo()
    {
        await SubmitOriginAsync();
        var page = RenderPage(await DeriveAsync());
        Assert.Contains("no verdicts to compare with", page.WaitForElement("[data-origin]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OriginDeleted_VerdictsStayWithoutComparison()
    {
        await FinishOriginAsync();
        var derived = await DeriveAsync();
        await Store.DeleteAsync(_origin, default);
        var page = RenderPage(derived);
        Assert.Equal("pass", page.WaitForElement("#rule-1 .rule__head .cl-pill").TextContent);
        Assert.Empty(page.FindAll("[data-origin]"));
    }

    [Fact]
    public async Task Remedy_Started_KnowsItsOrigin()
    {
        await FinishOriginAsync();
        var page = RenderPage(_origin, "?rule=1");
        page.WaitForElement("#rule-1 [data-remedy=families]").Click();
        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.DoesNotContain(_origin, navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(_origin, (await Store.DetailAsync(navigation.Uri.Split('/')[^1], default))!.OriginId);
    }

    private static string Text(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<AuditPage> RenderPage(string run, string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"projects/{_project}/runs/{run}/audit{query}");
        return Render<AuditPage>(parameters => parameters.Add(one => one.ProjectId, _project).Add(one => one.RunId, run));
    }

    private async Task SubmitOriginAsync()
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        _origin = await Store.SubmitAsync(_project, StoredAudit.Audited(StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, _project))), default);
    }

    private async Task FinishOriginAsync()
    {
        await SubmitOriginAsync();
        await StoredAudit.FinishAsync(Databases, Settings.DataFolder, _origin);
    }

    private async Task<string> DeriveAsync(IReadOnlyList<RuleEvidence>? evidence = null)
    {
        var spec = (await Store.DetailAsync(_origin, default))!.Spec;
        var derived = await Store.SubmitAsync(new RunSubmission(_project, spec with { Name = "Derived" }) { OriginId = _origin }, default);
        await StoredAudit.FinishAsync(Databases, Settings.DataFolder, derived, evidence ?? [Passed, .. StoredAudit.Evidence.Where(one => one.Rule != 1)]);
        return derived;
    }
}
