using System.Globalization;
using CisLens.Inference.Attribution;

namespace CisLens.Web.Models;

/// <summary>Readiness in words.</summary>
public static class ReadinessWords
{
    private static readonly string[] Powers = ["", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion"];

    public static string Verdict(MethodVerdict verdict) => verdict switch
    {
        MethodVerdict.Exact => "exact",
        MethodVerdict.Approximate => "approximate",
        _ => "impossible",
    };

    /// <summary>The state of the pill that shows it.</summary>
    public static string State(MethodVerdict verdict) => verdict switch
    {
        MethodVerdict.Exact => "done",
        MethodVerdict.Approximate => "warning",
        _ => "failed",
    };

    /// <summary>"3.1 billion".</summary>
    public static string Operations(double count)
    {
        var power = 0;
        for (; count >= 1000 && power < Powers.Length - 1; power++)
            count /= 1000;
        return count.ToString(count < 10 && power > 0 ? "0.0" : "0", CultureInfo.InvariantCulture) + Powers[power];
    }
}
