using System.Globalization;
using CisLens.Inference.Readiness;

namespace CisLens.Inference.Commands;

/// <summary>A readiness report for a terminal.</summary>
internal static class ReadinessText
{
    /// <summary>The report, line by line.</summary>
    public static IEnumerable<string> Lines(ReadinessReport report)
    {
        yield return $"{report.Model}: {Layers(report)}";
        yield return Format($"Predictions: {1000 * report.SecondsPerSequence:g3} ms each on {report.Device} (n = {report.TimedSequences})");
        var strand = report.Strands.MaxBy(output => output.Largest)!;
        yield return Format($"Strands: largest |f(x) - f(reverse complement)| {strand.Largest:g3} {strand.Unit} ({strand.Output}; n = {report.StrandSequences}; f varies by {strand.Deviation:g3})");
        yield return "";
        foreach (var method in report.Methods)
            yield return Format($"{method.Id,-24} {method.Verdict,-12} {(method.Seconds is { } seconds ? $"{seconds,10:N0} s" : "           -")} / 1,000  {method.Reason}");
        yield return "";
        foreach (var line in report.SelfTest)
            yield return Format($"{(line.Check.Passed ? "ok  " : "FAIL")} {line.Subject}: {line.Check.Title}: {line.Check.Largest:g3} {line.Check.Unit} (n = {line.Check.N}{(line.Check.Limit is { } limit ? $", limit {limit:g3}" : "")})");
        foreach (var sentence in report.Untested)
            yield return $"--   {sentence}";
    }

    private static string Layers(ReadinessReport report) => report.Layers is { } layers
        ? Format($"{layers.Rows.Count} layers, {layers.Parameters:N0} parameters, {report.Length:N0} bases, of which {Seen(report)} can change the target")
        : Format($"a TorchScript program, {report.Length:N0} bases");

    private static string Seen(ReadinessReport report) => report.Seen is { } part ? Format($"{part.Start + 1:N0} to {part.End:N0}") : "all";

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
