using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Reports.RunReport;

namespace CisLens.Inference.Runs.Reports;

/// <summary>Motifs in a report: the patterns of each discovery with most seqlets; the page of motifs in the bundle has all.</summary>
internal static class ReportMotifs
{
    private const int Most = 8;

    public static void Write(TextWriter writer, ReportSource source)
    {
        if (RunMotifs.Open(source.Folder) is not { } motifs || motifs.Motifs.Discoveries.Count == 0)
            return;
        writer.WriteLine("<section><h2>Motifs</h2>");
        for (var index = 0; index < motifs.Motifs.Discoveries.Count; index++)
            if (motifs.Discovery(index) is { } found)
                Discovery(writer, motifs.Spec, found, motifs.Instances(index));
        writer.WriteLine("</section>");
    }

    private static void Discovery(TextWriter writer, RunSpec spec, DiscoveryResult found, InstanceReport? instances)
    {
        var track = new TrackKey(found.Summary.Spec.Method, found.Summary.Spec.Target);
        writer.WriteLine(Invariant($"<h3>{Text(RunTrackNames.Of(spec, track))}</h3><p class=\"note\">{found.Patterns.Count:N0} patterns of {found.Summary.Seqlets:N0} seqlets{(found.Patterns.Count > Most ? $"; the {Most} with most seqlets" : "")}. motifs.html in the bundle has all, with both strands and every match.</p>"));
        if (found.Summary.Explanation is { } explanation)
            writer.WriteLine($"<p>{Text(explanation)}</p>");
        if (found.Patterns.Count > 0)
        {
            writer.WriteLine("<div class=\"wide\"><table><thead><tr><th>pattern</th><th>mean contributions</th><th>seqlets</th><th>share of contributions</th><th>best known match</th></tr></thead><tbody>");
            foreach (var pattern in found.Patterns.OrderByDescending(one => one.Seqlets.Count).Take(Most))
                Pattern(writer, pattern);
            writer.WriteLine("</tbody></table></div>");
        }
        if (instances?.Summary is { } summary)
            writer.WriteLine(Invariant($"<p>Contrary evidence: {summary.Unmatched:N0} of {summary.StrongStretches:N0} strong stretches match nothing known ({Text(summary.UnmatchedRule)}); {summary.Ignored:N0} of {summary.GoodInstances:N0} good sites are ignored by the model ({Text(summary.IgnoredRule)}).</p>"));
    }

    private static void Pattern(TextWriter writer, FoundPattern found)
    {
        var (start, width) = found.Pattern.Core;
        var logo = LogoSvg.Write(Logo.Of(found.Pattern.Cwm.Slice(start, width), ""), new LogoLayout { Label = $"Contributions of {found.Pattern.Name}", Height = 40, ColumnWidth = 12 });
        var match = found.Matches.Count > 0 ? found.Matches[0] : null;
        writer.WriteLine(Invariant($"<tr><td>{Text(found.Pattern.Name)}<br><span class=\"small\">{(found.Pattern.Sign == ContributionSign.Positive ? "raises" : "lowers")} the output</span></td><td>{logo}</td><td class=\"num\">{found.Seqlets.Count:N0}</td><td class=\"num\">{found.Share:P1}</td><td>{(match is null ? "none" : $"{Text(match.Target.Title)}<br><span class=\"small\">q = {Number(match.QValue)}</span>")}</td></tr>"));
    }

    private static string Number(double value) => Invariant($"{value:0.0e+0}");
}
