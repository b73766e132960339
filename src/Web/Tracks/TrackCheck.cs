using System.Globalization;
using System.Text;
using CisLens.Shared.Runs;
using CisLens.Web.Shell;

namespace CisLens.Web.Tracks;

/// <summary>A measured fact in one line.</summary>
/// <param name="Text">What was measured, the worst value with its unit, how many, and the limit.</param>
/// <param name="Passed">Whether the limit is kept; null where there is none.</param>
public sealed record TrackCheck(string Text, bool? Passed)
{
    public static TrackCheck Of(MethodCheck check)
    {
        var text = new StringBuilder($"{check.Title}: {Number(check.Largest)}");
        if (check.Unit.Length > 0)
            text.Append(' ').Append(check.Unit);
        text.Append(CultureInfo.InvariantCulture, $", n = {Words.Count(check.N)}");
        if (check.Limit is { } limit)
            text.Append(CultureInfo.InvariantCulture, $", limit {Number(limit)}");
        if (check.Detail is { Length: > 0 } detail)
            text.Append(CultureInfo.InvariantCulture, $" ({detail})");
        return new TrackCheck(text.ToString(), check.Limit is null ? null : check.Passed);
    }

    private static string Number(double value) => double.IsNaN(value) ? "not a number" : Words.Score(value);
}
