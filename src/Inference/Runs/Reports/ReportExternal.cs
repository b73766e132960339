using CisLens.Inference.Runs.External;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Reports.RunReport;

namespace CisLens.Inference.Runs.Reports;

/// <summary>What is known from elsewhere in a report: the files that were added to the run, and how its maps lie beside them.</summary>
internal static class ReportExternal
{
    public static void Write(TextWriter writer, ReportSource source, RunSpec spec)
    {
        var files = new ExternalFiles(source.Folder);
        var compared = files.All.Select(file => (File: file, Result: files.Result(file.Id))).Where(one => one.Result is not null).ToList();
        if (compared.Count == 0)
            return;
        writer.WriteLine("<section><h2>Against annotations</h2>");
        foreach (var (file, result) in compared)
        {
            writer.WriteLine(Invariant($"<h3>{Text(file.Name)}</h3><p class=\"note\">{(file.Kind == ExternalKind.Regions ? "annotated regions" : "measured effects of single-base changes")}, {result!.Lines:N0} lines used</p>"));
            ReportAudit.Figures(writer, [.. Enumerable.Range(0, spec.Targets.Count).SelectMany(target => ExternalFigures.Of(result, spec, target))]);
            foreach (var reason in result.LeftOut)
                writer.WriteLine($"<p class=\"small\">Left out: {Text(reason)}</p>");
        }
        writer.WriteLine("</section>");
    }
}
