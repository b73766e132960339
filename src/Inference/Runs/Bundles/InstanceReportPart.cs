using System.Globalization;
using System.Net;
using CisLens.Inference.Runs.Motifs;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>What became of a discovery's motifs in the rows, as a part of the page of motifs: instances, pairs, distances, and the two lists that are easily left out.</summary>
internal static class InstanceReportPart
{
    private const int Shown = 12;

    public static void Write(TextWriter writer, InstanceReport report)
    {
        var (summary, motifs) = (report.Summary, report.Summary.Motifs);
        writer.WriteLine(Invariant($"<h3>Where these motifs stand</h3><p class=\"note\">Sites with p up to {summary.Options.Threshold:g3} by sequence; each is scored by its attributions too. The files <code>instances/*.tsv</code> have all of them.</p>"));
        Table(writer, ["motif", "positions", "instances"], motifs.Select(motif => new[] { motif.Key == motif.Name ? motif.Name : $"{motif.Name} ({motif.Key})", Number(motif.Width), Number(motif.Instances) }));
        Section(writer, "Together in a sequence more often than by chance", $"q up to 0.05 of {summary.Pairs.Count} pairs", ["", "", "both", "expected", "lift", "p", "q"],
            summary.Pairs.Where(pair => pair.QValue <= 0.05).Select(pair => new[]
            {
                motifs[pair.First].Name, motifs[pair.Second].Name, Number(pair.WithBoth), Invariant($"{(double)pair.WithFirst * pair.WithSecond / pair.Rows:F1}"), Invariant($"{pair.Lift:F2}"), Invariant($"{pair.PValue:0.0e+0}"), Invariant($"{pair.QValue:0.0e+0}"),
            }));
        Section(writer, "Preferred distances", $"{summary.DistancesTested} distances tested", ["from", "to", "strand", "side", "bases between", "pairs", "expected", "q"],
            summary.Peaks.Select(peak => new[]
            {
                motifs[peak.First].Name, motifs[peak.Second].Name, peak.SameStrand ? "same" : "other", peak.IsDownstream ? "downstream" : "upstream",
                Number(peak.Distance), Number(peak.Pairs), Invariant($"{peak.Expected:F1}"), Invariant($"{peak.QValue:0.0e+0}"),
            }));
        Section(writer, "Strong attributions that match nothing", Invariant($"{summary.Unmatched:N0} of {summary.StrongStretches:N0}: {summary.UnmatchedRule}"), ["sequence", "start", "end", "contribution", "p"],
            report.Unmatched.Select(one => new[] { one.Place.Id, Number(one.Place.Start), Number(one.Place.End), Invariant($"{one.Seqlet.Contribution:G4}"), Invariant($"{one.Seqlet.PValue:0.0e+0}") }));
        Section(writer, "Good sites that the model ignores", Invariant($"{summary.Ignored:N0} of {summary.GoodInstances:N0}: {summary.IgnoredRule}"), ["motif", "sequence", "start", "end", "strand", "p by sequence", "contribution", "percentile"],
            report.Ignored.Select(one => new[]
            {
                one.Motif, one.Place.Id, Number(one.Place.Start), Number(one.Place.End), one.Place.IsReverseComplement ? "-" : "+",
                Invariant($"{one.Instance.PValue:0.0e+0}"), Invariant($"{one.Instance.Attribution:G4}"), Invariant($"{one.Instance.Percentile:F0}"),
            }));
    }

    private static void Section(TextWriter writer, string title, string note, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.Take(Shown + 1).ToList();
        writer.WriteLine($"<h3>{title}</h3><p class=\"note\">{Text(note)}{(all.Count > Shown ? $"; the first {Shown}" : "")}</p>");
        if (all.Count > 0)
            Table(writer, heads, all.Take(Shown));
    }

    private static void Table(TextWriter writer, string[] heads, IEnumerable<string[]> rows)
    {
        writer.WriteLine($"<table><tr>{string.Concat(heads.Select(head => $"<th>{head}</th>"))}</tr>");
        foreach (var row in rows)
            writer.WriteLine($"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>");
        writer.WriteLine("</table>");
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
