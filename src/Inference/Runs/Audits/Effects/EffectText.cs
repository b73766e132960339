using System.Globalization;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Numbers of effects as text.</summary>
internal static class EffectText
{
    /// <summary>A number with its interval.</summary>
    public static string Of(Estimate estimate) => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.###} ({estimate.Low:0.###} to {estimate.High:0.###})");

    /// <summary>A share with its interval, in percent.</summary>
    public static string Percent(Estimate share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share.Value:0.#} % ({100 * share.Low:0.#} to {100 * share.High:0.#} %)");

    /// <summary>A false discovery rate.</summary>
    public static string Rate(double q) => q < 1e-3 ? string.Create(CultureInfo.InvariantCulture, $"{q:0.#e+0}") : string.Create(CultureInfo.InvariantCulture, $"{q:0.###}");

    /// <summary>A count.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
