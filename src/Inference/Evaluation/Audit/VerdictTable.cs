using System.Globalization;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>The verdicts of an audit as a table, one line for each number, or for each finding without one.</summary>
public static class VerdictTable
{
    /// <summary>The columns.</summary>
    public const string Header = "rule\ttitle\tverdict\tsubject\tsubject_verdict\tmeasure\tvalue\tlow\thigh\tn\tpass\tfail\ttext";

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rules">The judged rules, in the order in which they are to stand.</param>
    public static void Write(TextWriter writer, IEnumerable<JudgedRule> rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rules);
        writer.WriteLine(Header);
        foreach (var judged in rules)
            foreach (var (finding, verdict) in judged.Findings)
                foreach (var number in Numbers(judged.Rule, finding))
                    writer.WriteLine(string.Join('\t', [judged.Rule.Code, judged.Rule.Title, Word(judged.Verdict), Line(finding.Subject), Word(verdict), .. number, Line(finding.Text)]));
    }

    /// <summary>A verdict in a table: <c>pass</c>, <c>warn</c>, <c>fail</c> or <c>not run</c>.</summary>
    public static string Word(AuditVerdict verdict) => verdict == AuditVerdict.NotRun ? "not run" : verdict.ToString().ToLowerInvariant();

    // Measure, value, low, high, n, and the two thresholds.
    private static IEnumerable<string[]> Numbers(AuditRule rule, RuleFinding finding) => finding.Numbers.Count == 0
        ? [["", "", "", "", "", "", ""]]
        : finding.Numbers.Select((number, place) => (string[])
        [
            rule.Thresholds[place].Measure, Text(number?.Value), Text(number?.Low), Text(number?.High), number?.N.ToString(CultureInfo.InvariantCulture) ?? "",
            Text(rule.Thresholds[place].Pass), Text(rule.Thresholds[place].Fail),
        ]);

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Line(string text) => text.Replace('\t', ' ').Replace('\n', ' ');
}
