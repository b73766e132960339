using System.Globalization;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Numbers in the sentences of evidence, written as figures write them.</summary>
internal static class EvidenceText
{
    /// <summary>About three digits, e.g. <c>0.0123</c>.</summary>
    public static string Number(double value) => FigureNumber.Text(value);

    /// <summary>E.g. <c>82 %</c>.</summary>
    public static string Percent(double share) => $"{(100 * share).ToString("0.#", CultureInfo.InvariantCulture)} %";

    /// <summary>A number with its interval, e.g. <c>0.82 (0.79 to 0.85)</c>.</summary>
    public static string Interval(Estimate estimate) => FigureNumber.Text(estimate);

    /// <summary>A number with its interval and n, e.g. <c>0.82 (95 % interval 0.79 to 0.85, n = 500)</c>.</summary>
    public static string Measured(Estimate estimate) => $"{Number(estimate.Value)} (95 % interval {FigureNumber.Interval(estimate.Low, estimate.High)}, n = {Count(estimate.N)})";

    /// <summary>A share with its interval, e.g. <c>82 % (79 to 85 %)</c>.</summary>
    public static string Shares(Estimate estimate) => $"{Percent(estimate.Value)} ({Percent(estimate.Low)[..^2]} to {Percent(estimate.High)})";

    /// <summary>An area under the ROC curve with its interval and both n.</summary>
    public static string Area(Training.Interval area) =>
        $"area under the ROC curve {Number(area.Value)} ({FigureNumber.Interval(area.Low, area.High)}, n = {Count(area.Positives)} and {Count(area.Negatives)})";

    /// <summary>E.g. <c>1,000</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>E.g. <c>1 sequence</c>, <c>1,000 sequences</c>.</summary>
    public static string Count(long count, string one) => $"{Count(count)} {one}{(count == 1 ? "" : "s")}";
}
