using System.Globalization;
using System.Net;
using System.Text.Json;
using CisLens.Inference.Attribution;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>The motifs of a run as one page that needs no other file: patterns with logos of both strands, matches, where they lie.</summary>
internal sealed class MotifReport
{
    // Shown on both sides of a pattern's core, as in the reports of TF-MoDISco.
    private const int Flank = 4;
    private const int Bins = 40;
    private const int Examples = 5;
    private const int MatchesShown = 3;

    private const string Style = """
        body{font:14px/1.45 system-ui,sans-serif;color:#1c2430;max-width:1180px;margin:0 auto;padding:24px}
        h1{font-size:24px}h2{font-size:19px;margin-top:36px}h3{font-size:16px;margin:0 0 6px}
        article{border:1px solid #d5dbe3;border-radius:8px;padding:16px;margin:16px 0}
        table{border-collapse:collapse;margin:6px 0}td,th{padding:3px 12px 3px 0;text-align:left;vertical-align:middle;font-weight:normal}th{color:#5b6678}
        .note{color:#5b6678}.logos{display:flex;flex-wrap:wrap;gap:8px 28px}.logos figure{margin:0}figcaption{color:#5b6678;font-size:12px}
        .bar{fill:#6b7f99}code{font-size:12px;word-break:break-word}
        """;

    private readonly TextWriter _writer;
    private readonly RunMotifs _motifs;

    private MotifReport(TextWriter writer, RunMotifs motifs) => (_writer, _motifs) = (writer, motifs);

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter writer, RunMotifs motifs) => new MotifReport(writer, motifs).Write();

    private void Write()
    {
        var spec = _motifs.Spec;
        _writer.WriteLine($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Motifs · {Text(spec.Name)}</title><style>{LogoStyle.Css(LogoColors.Attribution)}\n{Style}</style></head><body>");
        _writer.WriteLine(LogoLetters.Definitions);
        _writer.WriteLine($"<h1>Motifs · {Text(spec.Name)}</h1>");
        _writer.WriteLine($"<p class=\"note\">{_motifs.Prepared.Rows.ToString("N0", CultureInfo.InvariantCulture)} sequences of '{Text(spec.Sequences.Name)}', {Text(spec.Model.Name)} {Text(spec.Model.Version)}, CisLens {SoftwareVersion.Current}. Letters: A green, C blue, G orange, T red. Positions count from 0, ends excluded.</p>");
        for (var index = 0; index < _motifs.Motifs.Discoveries.Count; index++)
        {
            WriteDiscovery(_motifs.Discovery(index)!);
            InstanceReportPart.Write(_writer, _motifs.Instances(index)!);
        }
        for (var index = 0; index < _motifs.Motifs.Filters.Count; index++)
            WriteFilters(_motifs.Filters(index)!);
        _writer.WriteLine("</body></html>");
    }

    private void WriteDiscovery(DiscoveryResult found)
    {
        var (summary, spec) = (found.Summary, found.Summary.Spec);
        var procedure = MotifProcedureCatalogue.Get(spec.Procedure).Info;
        var target = _motifs.Spec.Targets[spec.Target];
        _writer.WriteLine($"<h2>{Text(procedure.Name)} on {Text(AttributionCatalogue.Get(spec.Method).Info.Name)} of {Text(BundleText.Name(target))}</h2>");
        _writer.WriteLine(Invariant($"<p>{found.Patterns.Count} patterns of {summary.Seqlets:N0} seqlets; positions {summary.WindowStart} to {summary.WindowStart + summary.Window} of each window were looked at. {Text(procedure.Source)}</p>"));
        _writer.WriteLine($"<p class=\"note\">{(summary.Databases.Count == 0 ? "Not matched with known motifs." : $"Matched with {Text(string.Join(", ", summary.Databases.Select(database => $"{database.Name} {database.Version}".TrimEnd())))} by Tomtom: Pearson, at least 5 positions overlapping.")}</p>");
        _writer.WriteLine($"<details><summary>Settings</summary><code>{Text(spec.Options!.ToJsonString(RunJson.Compact))}</code></details>");
        if (summary.Explanation is not null)
            _writer.WriteLine($"<p><strong>{Text(summary.Explanation)}</strong></p>");
        foreach (var pattern in found.Patterns)
            WritePattern(pattern);
    }

    private void WriteFilters(FilterResult found)
    {
        _writer.WriteLine($"<h2>Filters of {Text(found.Summary.Spec.Layer)}</h2>");
        _writer.WriteLine($"<p>{found.Filters.Count(one => one.Filter.Pfm is not null)} of {found.Filters.Count} filters are activated, the most used first.</p><details><summary>Settings</summary><code>{Text(found.Summary.Spec.Options!.ToJsonString(RunJson.Compact))}</code></details>");
        foreach (var (filter, matches) in found.Filters.Where(one => one.Filter.Pfm is not null).OrderByDescending(one => one.Filter.Usage).Select(one => (one.Filter, one.Matches)))
        {
            var motif = filter.ToMotif()!;
            _writer.WriteLine(Invariant($"<article><h3>{filter.Name}</h3><p>{filter.Sites:N0} sites in {filter.Usage:P1} of the sequences · {filter.Information:F1} bits</p><div class=\"logos\">"));
            WriteLogo(Logo.Of(motif.Ppm), $"Letters of {filter.Name}", "letters at its sites");
            WriteLogo(Logo.Of(motif.Ppm).ReverseComplement(), $"Letters of {filter.Name}, other strand", "letters, other strand");
            if (filter.Weights is { } weights)
                WriteLogo(Logo.Of(weights, "weight"), $"Weights of {filter.Name}", "weights");
            _writer.WriteLine("</div>");
            WriteMatches(motif, matches, "aligned below the filter");
            _writer.WriteLine("</article>");
        }
    }

    private void WritePattern(FoundPattern found)
    {
        var pattern = found.Pattern;
        _writer.WriteLine($"<article id=\"{Text(pattern.Name)}\"><h3>{Text(pattern.Name)}</h3>");
        _writer.WriteLine(Invariant($"<p>{(pattern.Sign == ContributionSign.Positive ? "raises the output" : "lowers the output (repressive; not the minus strand)")} · {pattern.Seqlets.Count:N0} seqlets · {found.Share:P1} of all contributions</p>"));
        var (start, width) = Shown(pattern);
        var (cwm, ppm) = (Logo.Of(pattern.Cwm.Slice(start, width), "mean"), Logo.Of(pattern.Pfm.Slice(start, width).ToPpm(Background.Uniform)));
        _writer.WriteLine("<div class=\"logos\">");
        WriteLogo(cwm, $"Contributions of {pattern.Name}", "mean contributions");
        WriteLogo(cwm.ReverseComplement(), $"Contributions of {pattern.Name}, other strand", "mean contributions, other strand");
        WriteLogo(ppm, $"Letters of {pattern.Name}", "letters");
        WriteLogo(ppm.ReverseComplement(), $"Letters of {pattern.Name}, other strand", "letters, other strand");
        WritePositions(found);
        _writer.WriteLine("</div>");
        WriteMatches(found.Core, found.Matches, "aligned below the pattern's core");
        WriteExamples(found);
        _writer.WriteLine("</article>");
    }

    private void WriteLogo(Logo logo, string label, string caption) =>
        _writer.WriteLine($"<figure>{LogoSvg.Write(logo, new LogoLayout { Label = label })}<figcaption>{caption}</figcaption></figure>");

    private void WritePositions(FoundPattern found)
    {
        var counts = found.Positions(_motifs.Prepared.Length, Bins);
        var most = Math.Max(1, counts.Max());
        _writer.Write(Invariant($"<figure><svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"Where its seqlets lie\" width=\"{Bins * 5}\" height=\"66\">"));
        for (var bin = 0; bin < Bins; bin++)
            _writer.Write(Invariant($"<rect class=\"bar\" x=\"{bin * 5}\" y=\"{60 - (56.0 * counts[bin] / most):0.#}\" width=\"4\" height=\"{56.0 * counts[bin] / most:0.#}\"/>"));
        _writer.WriteLine(Invariant($"</svg><figcaption>where its seqlets lie, 0 to {_motifs.Prepared.Length:N0} of the window; highest bar {counts.Max():N0}</figcaption></figure>"));
    }

    private void WriteMatches(Motif query, IReadOnlyList<MotifMatch> matches, string caption)
    {
        if (matches.Count == 0)
            return;
        _writer.WriteLine($"<table><tr><th>known motif</th><th>p</th><th>E</th><th>q</th><th>{caption}</th></tr>");
        foreach (var match in matches.Take(MatchesShown))
        {
            var known = match.IsReverseComplement ? match.Target.Ppm.ReverseComplement() : match.Target.Ppm;
            var (before, shift) = (Math.Max(0, match.Offset), Math.Max(0, -match.Offset));
            var columns = Math.Max(before + query.Width, shift + known.Width);
            var above = LogoSvg.Write(Logo.Of(query.Ppm), new LogoLayout { Label = query.Title, Height = 40, Before = before, After = columns - before - query.Width });
            var below = LogoSvg.Write(Logo.Of(known), new LogoLayout { Label = match.Target.Title, Height = 40, Before = shift, After = columns - shift - known.Width });
            _writer.WriteLine(Invariant($"<tr><td>{Link(match.Target)}{(match.IsReverseComplement ? " (other strand)" : "")}</td><td>{match.PValue:0.00e+0}</td><td>{match.EValue:0.00e+0}</td><td>{match.QValue:0.00e+0}</td><td>{above}<br>{below}</td></tr>"));
        }
        _writer.WriteLine("</table>");
    }

    private void WriteExamples(FoundPattern found)
    {
        _writer.WriteLine("<table><tr><th>strongest seqlets</th><th>start</th><th>end</th><th>strand</th><th>genome</th><th>contribution</th></tr>");
        foreach (var (seqlet, place) in found.Seqlets.OrderByDescending(one => Math.Abs(one.Seqlet.Contribution)).Take(Examples).Select(one => (one.Seqlet, one.Place)))
            _writer.WriteLine(Invariant($"<tr><td>{Text(place.Id)}</td><td>{place.Start}</td><td>{place.End}</td><td>{(place.IsReverseComplement ? '-' : '+')}</td><td>{Text(place.Region?.ToBed().Replace('\t', ' ') ?? "")}</td><td>{seqlet.Contribution:G4}</td></tr>"));
        _writer.WriteLine("</table>");
    }

    /// <summary>The core with a few positions on both sides.</summary>
    private static (int Start, int Width) Shown(Pattern pattern)
    {
        var (start, width) = pattern.Core;
        var from = Math.Max(0, start - Flank);
        return (from, Math.Min(pattern.Cwm.Width, start + width + Flank) - from);
    }

    private static string Link(Motif motif)
    {
        var title = motif.Name.Length > 0 ? $"{motif.Name} ({motif.Id})" : motif.Id;
        return Uri.TryCreate(motif.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? $"<a href=\"{Text(address.AbsoluteUri)}\">{Text(title)}</a>"
            : Text(title);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
