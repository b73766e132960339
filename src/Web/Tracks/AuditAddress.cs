using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Remedies;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Selections;

namespace CisLens.Web.Tracks;

/// <summary>Where the audit of a run is, and the pages of its tests.</summary>
public static class AuditAddress
{
    /// <summary>The test of the page of faithfulness.</summary>
    public const string Faithfulness = "faithfulness";

    /// <summary>The test of the page of agreement.</summary>
    public const string Agreement = "agreement";

    /// <summary>The test of the page of stability.</summary>
    public const string Stability = "stability";

    /// <summary>The tests that have a page of their own, in its order.</summary>
    public static IReadOnlyList<string> TestPages { get; } = [Faithfulness, Agreement, Stability, SpreadTest.Id];

    /// <summary>The audit page.</summary>
    public static string Page(string project, string run) => $"projects/{project}/runs/{run}/audit";

    /// <summary>A rule on the audit page, opened.</summary>
    public static string Rule(string project, string run, AuditRule rule) => $"{Page(project, run)}?rule={rule.Code.ToLowerInvariant()}#{Anchor(rule)}";

    /// <summary>The thresholds of a project.</summary>
    public static string Thresholds(string project) => $"projects/{project}/audit-thresholds";

    /// <summary>The id of a rule's part of the audit page, e.g. <c>rule-7</c> or <c>rule-g1</c>.</summary>
    public static string Anchor(AuditRule rule) => $"rule-{rule.Code.ToLowerInvariant()}";

    /// <summary>The page of a test.</summary>
    public static string Test(string project, string run, string test) => $"{Page(project, run)}/{test}";

    /// <summary>The page of the test that decides a rule; null where there is none.</summary>
    public static string? OfRule(string project, string run, AuditRule rule) =>
        AuditTests.All.FirstOrDefault(test => test.Info.Rules.Contains(rule.Number))?.Info.Id is { } id && TestPages.Contains(id) ? Test(project, run, id) : null;

    /// <summary>A page on which something can be done about a rule.</summary>
    public static string Remedy(string project, string run, string model, RemedyPage page) => page switch
    {
        RemedyPage.Faithfulness or RemedyPage.Agreement or RemedyPage.Stability or RemedyPage.Spread => Test(project, run, page.ToString().ToLowerInvariant()),
        RemedyPage.Rows => $"projects/{project}/runs/{run}/results?dropped=1",
        RemedyPage.Motifs => $"projects/{project}/runs/{run}/motifs?view=unmatched",
        RemedyPage.Selections => SelectionAddress.Examples(project, run),
        RemedyPage.Model => $"projects/{project}/models/{model}",
        RemedyPage.Sequences => $"projects/{project}/sequences",
        RemedyPage.Simulate => $"projects/{project}/simulate",
        _ => throw new ArgumentOutOfRangeException(nameof(page)),
    };

    /// <summary>A sequence among the results, which the audit names.</summary>
    public static string Row(string project, string run, long row, int target) => SelectionAddress.Row(project, run, row, new SelectionReason(SelectionSource.Audit), target);
}
