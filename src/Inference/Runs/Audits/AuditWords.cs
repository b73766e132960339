using System.Globalization;
using CisLens.Inference.Statistics;
using CisLens.Inference.Training;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Numbers in sentences.</summary>
internal static class AuditWords
{
    public static string Area(Interval area) => string.Create(
        CultureInfo.InvariantCulture, $"area under the ROC curve {area.Value:F2} ({area.Low:F2} to {area.High:F2}, n = {area.Positives:N0} and {area.Negatives:N0})");

    public static string Number(Estimate estimate) => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:F2} ({estimate.Low:F2} to {estimate.High:F2})");

    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0} %");
}
