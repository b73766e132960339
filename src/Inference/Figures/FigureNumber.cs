using System.Globalization;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Figures;

/// <summary>Numbers as figures, the tables behind them and the sentences of evidence write them.</summary>
public static class FigureNumber
{
    /// <summary>Three significant digits, with a true minus sign; powers of ten only where they are needed.</summary>
    /// <param name="value">The number.</param>
    public static string Text(double value) => (Math.Abs(value) switch
    {
        double.NaN => "–",
        0 => "0",
        < 1e-3 or >= 1e6 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        < 0.1 => value.ToString("0.####", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.###", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    }).Replace('-', '\u2212');

    /// <summary>As <see cref="Text(double)"/>; a dash where there is none.</summary>
    /// <param name="value">The number.</param>
    public static string Text(double? value) => value is { } known ? Text(known) : "–";

    /// <summary>A number with its interval, e.g. <c>0.82 (0.79 to 0.85)</c>.</summary>
    /// <param name="estimate">The number.</param>
    public static string Text(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return $"{Text(estimate.Value)} ({Interval(estimate.Low, estimate.High)})";
    }

    /// <summary>An interval, e.g. <c>0.71 to 0.83</c>.</summary>
    /// <param name="low">Its lower end.</param>
    /// <param name="high">Its upper end.</param>
    public static string Interval(double low, double high) => $"{Text(low)} to {Text(high)}";
}
