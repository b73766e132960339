using CisLens.Inference.Evaluation.Audit;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Audits;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record AuditQuery : IPageQuery<AuditQuery>
{
    public AuditFilter Filter { get; init; }

    /// <summary>The rules that are opened, by what stands beside their titles, in small letters, e.g. <c>7</c> or <c>g1</c>.</summary>
    public IReadOnlyList<string> Opened { get; init; } = [];

    public static AuditQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new AuditQuery
        {
            Filter = values.Choice<AuditFilter>("show") ?? AuditFilter.All,
            Opened = values.Text("rule")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    }

    public bool IsOpen(AuditRule rule) => Opened.Contains(Key(rule));

    /// <summary>The query with a rule opened, or closed where it is open.</summary>
    public AuditQuery Toggled(AuditRule rule) => this with
    {
        Opened = IsOpen(rule) ? [.. Opened.Where(one => one != Key(rule))] : [.. Opened, Key(rule)],
    };

    public bool Shows(JudgedRule judged) => Filter switch
    {
        AuditFilter.Attention => judged.Verdict is AuditVerdict.Fail or AuditVerdict.Warn,
        AuditFilter.NotRun => judged.Verdict == AuditVerdict.NotRun,
        AuditFilter.Passed => judged.Verdict == AuditVerdict.Pass,
        _ => true,
    };

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["show"] = Filter == AuditFilter.All ? null : Filter.ToString().ToLowerInvariant(),
        ["rule"] = Opened.Count > 0 ? string.Join(',', Opened) : null,
    });

    private static string Key(AuditRule rule) => rule.Code.ToLowerInvariant();
}
