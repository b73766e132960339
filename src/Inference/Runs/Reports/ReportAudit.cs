using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using static CisLens.Inference.Runs.Reports.RunReport;

namespace CisLens.Inference.Runs.Reports;

/// <summary>The audit in a report: all verdicts at a glance, then rule by rule, the worst finding first.</summary>
internal static class ReportAudit
{
    private const int MostFindings = 12;
    private const int MostFigures = 4;
    private const int RowsNamed = 5;

    public static void Write(TextWriter writer, ReportSource source)
    {
        writer.WriteLine("<section><h2>Audit</h2>");
        if (source.Rules is not { } rules)
        {
            writer.WriteLine("<p>This run was not audited: nothing below says how far its maps can be trusted.</p></section>");
            return;
        }
        writer.WriteLine(source.Shown is null
            ? "<p class=\"note\">As the run itself could judge, by the default thresholds. Which sequences are shown as examples (rule 25) and what people reviewed (rule 26) is known in the portal only; its own report has both.</p>"
            : "<p class=\"note\">By the thresholds of the project, with the examples and reviews of the moment when this report was written.</p>");
        writer.WriteLine("<p class=\"note\">A number passes or fails only with its whole 95 % interval. What was not run does not count as passed. There is no overall score.</p>");
        Overview(writer, rules);
        foreach (var heading in AuditHeading.All)
        {
            var under = rules.Where(judged => judged.Rule.Part == heading.Part).ToList();
            if (under.Count == 0)
                continue;
            writer.WriteLine($"<h2>{Text(heading.Title)}</h2><p class=\"note\">{Text(heading.Question)}</p>");
            foreach (var judged in under)
                Rule(writer, judged);
        }
        Validation(writer, source.Validation);
        writer.WriteLine("</section>");
    }

    private static void Overview(TextWriter writer, IReadOnlyList<JudgedRule> rules)
    {
        writer.WriteLine("<div class=\"wide\"><table><thead><tr><th>rule</th><th>what should hold</th><th>verdict</th></tr></thead><tbody>");
        foreach (var heading in AuditHeading.All)
            foreach (var judged in rules.Where(judged => judged.Rule.Part == heading.Part))
                writer.WriteLine($"<tr><td>{judged.Rule.Code}</td><td><a href=\"#{Anchor(judged.Rule)}\">{Text(judged.Rule.Title)}</a></td><td>{Pill(judged.Verdict)}</td></tr>");
        writer.WriteLine("</tbody></table></div>");
    }

    private static void Rule(TextWriter writer, JudgedRule judged)
    {
        var rule = judged.Rule;
        writer.WriteLine($"<article id=\"{Anchor(rule)}\"><h3><span>{rule.Code} {Text(rule.Title)}</span>{Pill(judged.Verdict)}</h3>");
        writer.WriteLine($"<p class=\"note\">Computed: {Text(rule.Computed)}. Pass: {Text(rule.Passes)}. Warn: {Text(rule.Warns)}. Fail: {Text(rule.Fails)}. Source: {Text(rule.Source)}.</p>");
        foreach (var threshold in rule.Thresholds)
            writer.WriteLine($"<p class=\"note\">Threshold for the {Text(threshold.Measure)}: pass {(threshold.HigherIsBetter ? "from" : "up to")} {FigureNumber.Text(threshold.Pass)}, fail {(threshold.HigherIsBetter ? "below" : "above")} {FigureNumber.Text(threshold.Fail)} ({Origin(threshold)}).</p>");
        if (judged.Findings.Count > 0)
        {
            writer.WriteLine("<div class=\"wide\"><table><tbody>");
            foreach (var (finding, verdict) in judged.Findings.Take(MostFindings))
                writer.WriteLine($"<tr><td>{Pill(verdict)}</td><td>{(finding.Subject.Length > 0 ? $"<strong>{Text(finding.Subject)}</strong> " : "")}{Text(finding.Text)}{Rows(finding)}</td></tr>");
            writer.WriteLine("</tbody></table></div>");
            if (judged.Findings.Count > MostFindings)
                writer.WriteLine($"<p class=\"note\">The {MostFindings} worst of {judged.Findings.Count}.</p>");
        }
        if (judged.Verdict != AuditVerdict.Pass)
            writer.WriteLine($"<p><strong>What to do.</strong> {Text(rule.WhatToDo)}</p>");
        Figures(writer, [.. judged.Evidence.Figures.Take(MostFigures)]);
        if (judged.Evidence.Figures.Count > MostFigures)
            writer.WriteLine($"<p class=\"note\">The first {MostFigures} of {judged.Evidence.Figures.Count} figures.</p>");
        writer.WriteLine("</article>");
    }

    /// <summary>Figures with titles and captions, side by side where there is room.</summary>
    public static void Figures(TextWriter writer, IReadOnlyList<Figure> figures)
    {
        if (figures.Count == 0)
            return;
        writer.WriteLine("<div class=\"figures\">");
        foreach (var figure in figures)
            writer.WriteLine($"<figure style=\"width:{FigureSvg.Small}px\"><figcaption><strong>{Text(figure.Title)}</strong></figcaption>{FigureSvg.Write(figure)}{(figure.Caption is { } caption ? $"<figcaption>{Text(caption)}</figcaption>" : "")}</figure>");
        writer.WriteLine("</div>");
    }

    private static void Validation(TextWriter writer, string validation) => writer.WriteLine(
        $"<h2>Validating experiment</h2><p>{(validation.Length > 0 ? Text(validation).ReplaceLineEndings("<br>") : "None is named: which experiment would show that this holds beyond the model?")}</p>");

    private static string Rows(RuleFinding finding) => finding.Rows.Count == 0 ? ""
        : $" <span class=\"small\">(rows {string.Join(", ", finding.Rows.Take(RowsNamed))}{(finding.Rows.Count > RowsNamed ? " …" : "")})</span>";

    private static string Origin(AuditThreshold threshold) => threshold.IsOwn ? "set by the project" : threshold.IsProposal ? "a proposal of CisLens" : "of the source";

    private static string Pill(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Pass => "<span class=\"verdict pass\">✓ pass</span>",
        AuditVerdict.Warn => "<span class=\"verdict warn\">! warn</span>",
        AuditVerdict.Fail => "<span class=\"verdict fail\">✕ fail</span>",
        _ => "<span class=\"verdict notrun\">not run</span>",
    };

    private static string Anchor(AuditRule rule) => $"rule-{rule.Code.ToLowerInvariant()}";
}
