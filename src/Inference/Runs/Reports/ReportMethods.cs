using System.Text.Json;
using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;

using static CisLens.Inference.Runs.Reports.RunReport;

namespace CisLens.Inference.Runs.Reports;

/// <summary>Methods in a report: formulas as the code runs them, with the settings that were used, and what it takes to compute the run again.</summary>
internal static class ReportMethods
{
    public static void Write(TextWriter writer, RunResults results)
    {
        var (spec, prepared) = (results.Spec, results.Prepared);
        writer.WriteLine("<section><h2>Methods</h2>");
        foreach (var method in spec.Methods)
        {
            var info = RunMethods.Describe(spec, method);
            writer.WriteLine($"<article><h3>{Text(info.Name)}</h3><p>{Text(info.Summary)}</p><p><code>{Text(info.Formula)}</code></p><p class=\"note\">{Text(info.Sign)}. {Text(info.Source)}</p><p class=\"small\">Settings: <code>{Text(Json(AttributionCatalogue.Options(method), info.OptionsType))}</code></p></article>");
        }
        foreach (var test in spec.Audit?.Tests ?? [])
        {
            var info = AuditTests.Get(test.Test).Info;
            writer.WriteLine($"<article><h3>Test: {Text(info.Name)}</h3><p>{Text(info.Summary)}</p><p class=\"note\">Rules {string.Join(", ", info.Rules.Select(rule => AuditRules.Get(rule).Code))}. {Text(info.Source)}</p><p class=\"small\">Settings: <code>{Text(Json(AuditTests.Options(test), info.OptionsType))}</code></p></article>");
        }
        writer.WriteLine("<h3>To compute it again</h3><div class=\"wide\"><table><tbody>");
        Line("specification, SHA-256", spec.Hash());
        Line("weights, SHA-256", spec.Model.Sha256);
        Line("sequences, SHA-256", spec.Sequences.Sha256);
        Line("seed", Invariant($"{spec.Seed}"));
        Line("window", Invariant($"{prepared.Length:N0} bases"));
        Line("software", $"CisLens {CisLens.Shared.SoftwareVersion.Current}, {prepared.Device}");
        writer.WriteLine("</tbody></table></div></section>");

        void Line(string name, string value) => writer.WriteLine($"<tr><th>{name}</th><td><code>{Text(value)}</code></td></tr>");
    }

    private static string Json(object options, Type type) => JsonSerializer.Serialize(options, type, RunJson.Compact);
}
