using System.Globalization;

namespace CisLens.Web.Shell;

/// <summary>Numbers and times as people read them.</summary>
public static class Words
{
    private static readonly string[] ByteUnits = ["B", "KB", "MB", "GB", "TB"];

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 sequence", "2,000 sequences".</summary>
    public static string Count(long value, string one, string? many = null) => $"{Count(value)} {(value == 1 ? one : many ?? one + "s")}";

    public static string Percent(double share) => share switch
    {
        0 => "0 %",
        < 0.001 => "< 0.1 %",
        _ => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>Three or four significant digits, for scores.</summary>
    public static string Score(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.001 or >= 100_000 => value.ToString("0.00e0", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0", CultureInfo.InvariantCulture),
    };

    public static string Bytes(double bytes)
    {
        var unit = 0;
        for (; bytes >= 1000 && unit < ByteUnits.Length - 1; unit++)
            bytes /= 1000;
        return bytes.ToString(bytes < 10 && unit > 0 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + ByteUnits[unit];
    }

    /// <summary>"4 s", "3 min 20 s", "2 h 5 min", "3 d 4 h".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "< 1 s",
        { TotalMinutes: < 1 } => $"{(int)span.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        { TotalDays: < 1 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} d {span.Hours} h",
    };

    public static string Ago(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalSeconds: < 45 } => "just now",
        { TotalHours: < 1 } span => $"{Math.Max(1, (int)Math.Round(span.TotalMinutes))} min ago",
        { TotalDays: < 1 } span => $"{(int)span.TotalHours} h ago",
        { TotalDays: < 30 } span => Count((int)span.TotalDays, "day") + " ago",
        _ => then.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
