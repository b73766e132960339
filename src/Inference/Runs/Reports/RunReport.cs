using System.Globalization;
using System.Net;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Motifs.Logos;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Reports;

/// <summary>
/// A run as one page that needs no other file and can be printed: the audit first, then the maps of the random panel, what is known from
/// elsewhere, motifs, and the methods with their formulas. Holds no time of day, so that equal runs give equal reports.
/// </summary>
public static class RunReport
{
    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="source">What it is made from; the run is prepared.</param>
    /// <param name="token">Checked before each map.</param>
    /// <exception cref="InputException">The run is not prepared yet.</exception>
    public static void Write(TextWriter writer, ReportSource source, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(source);
        using var results = RunResults.Open(source.Folder) ?? throw new InputException("The run is not prepared yet; there is nothing to report.");
        var spec = results.Spec;
        writer.WriteLine($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{Text(spec.Name)} · CisLens</title><style>{ReportStyle.Css}</style></head><body>");
        writer.WriteLine(LogoLetters.Definitions);
        Head(writer, results);
        ReportAudit.Write(writer, source);
        ReportMaps.Write(writer, source, results, token);
        ReportExternal.Write(writer, source, spec);
        ReportMotifs.Write(writer, source);
        ReportMethods.Write(writer, results);
        writer.WriteLine("</body></html>");
    }

    /// <summary>A text with nothing in it that HTML reads.</summary>
    internal static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Numbers are written alike everywhere.</summary>
    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Head(TextWriter writer, RunResults results)
    {
        var (spec, prepared) = (results.Spec, results.Prepared);
        writer.WriteLine($"<header><h1>{Text(spec.Name)}</h1>");
        writer.WriteLine(Invariant($"<p>{prepared.Rows:N0} sequences of '{Text(spec.Sequences.Name)}' ({prepared.Dropped:N0} dropped), {Text(spec.Model.Name)} {Text(spec.Model.Version)}{(spec.Model.Replicas is { } count ? $", mean of {count} replicas" : "")}; explained: {Text(string.Join(", ", spec.Targets.Select(RunPlanner.TargetName)))}. CisLens {SoftwareVersion.Current}, seed {spec.Seed}, {Text(prepared.Device)}.</p>"));
        writer.WriteLine($"<p class=\"wording\">{Text(AuditHeading.Wording)}</p></header>");
    }
}
