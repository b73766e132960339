using CisLens.Shared.Runs;

namespace CisLens.Web.Tracks;

/// <summary>Two attributions of a sequence on one track.</summary>
/// <param name="A">The first.</param>
/// <param name="B">The second.</param>
/// <param name="Kind">Over each other, or their difference.</param>
/// <param name="Raw">In their common unit; otherwise each divided by its largest absolute value.</param>
public sealed record TrackComparison(TrackKey A, TrackKey B, ComparisonKind Kind, bool Raw)
{
    /// <summary>The track; null when an attribution is not there, or raw values are asked for of two units.</summary>
    public TrackSpec? Spec(IReadOnlyList<TrackLine> lines, Func<TrackKey, string> url)
    {
        if (lines.FirstOrDefault(line => line.Key == A) is not { } a || lines.FirstOrDefault(line => line.Key == B) is not { } b)
            return null;
        var raw = Raw && a.Unit == b.Unit;
        var (left, right) = raw ? ("A", "B") : ("A / max |A|", "B / max |B|");
        var isOverlay = Kind == ComparisonKind.Overlay;
        return new TrackSpec(
            $"comparison/{Kind}/{A}/{B}/{raw}", isOverlay ? $"{a.Title} (A) over {b.Title} (B)" : $"{a.Title} (A) minus {b.Title} (B)", isOverlay ? "overlay" : "difference",
            url(A), isOverlay ? $"{left}; {right}" : $"{left} - {right}", isOverlay ? "each with its own sign" : "positive: A is larger", raw ? a.Unit : "share of the largest")
        {
            OtherUrl = url(B),
            Names = [$"A: {a.Title}", $"B: {b.Title}"],
            Scale = raw ? "raw" : "relative",
            EveryOutput = a.Method.NeedsPositions || b.Method.NeedsPositions,
        };
    }
}
