using System.Globalization;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Numbers in the sentences of evidence.</summary>
internal static class EvidenceText
{
    /// <summary>Three digits, e.g. <c>0.0123</c>.</summary>
    public static string Number(double value) => Math.Abs(value) is >= 1e-4 and < 1e6 or 0
        ? ((double)(decimal)Rounded(value)).ToString("#,0.#######", CultureInfo.InvariantCulture)
        : value.ToString("0.##e+0", CultureInfo.InvariantCulture);

    /// <summary>E.g. <c>82 %</c>.</summary>
    public static string Percent(double share) => $"{(100 * share).ToString("0.#", CultureInfo.InvariantCulture)} %";

    /// <summary>A number with its interval, e.g. <c>0.82 (0.79 to 0.85)</c>.</summary>
    public static string Interval(Estimate estimate) => $"{Number(estimate.Value)} ({Number(estimate.Low)} to {Number(estimate.High)})";

    /// <summary>A share with its interval, e.g. <c>82 % (79 to 85 %)</c>.</summary>
    public static string Shares(Estimate estimate) => $"{Percent(estimate.Value)} ({Percent(estimate.Low)[..^2]} to {Percent(estimate.High)})";

    /// <summary>E.g. <c>1,000</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        var scale = Math.Pow(10, 2 - Math.Floor(Math.Log10(Math.Abs(value))));
        return scale >= 1 ? Math.Round(value * scale) / scale : Math.Round(value);
    }
}
