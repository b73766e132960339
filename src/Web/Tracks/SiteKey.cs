using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CisLens.Web.Tracks;

/// <summary>A site of a row that a page points at although no lane shows it, for addresses. Written <c>CTCF~118~137~-</c>.</summary>
/// <param name="Label">What is written on it.</param>
/// <param name="Start">First position in the row's arrays.</param>
/// <param name="End">One after the last.</param>
/// <param name="Strand"><c>+</c> or <c>-</c>.</param>
public readonly record struct SiteKey(string Label, int Start, int End, string Strand)
{
    private const char Between = '~';

    /// <summary>Reads a key; false when the text is none.</summary>
    public static bool TryParse(string? text, [MaybeNullWhen(false)] out SiteKey key)
    {
        key = default;
        if (text?.Split(Between) is not [var label, var first, var last, "+" or "-"]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end) || end <= start)
            return false;
        key = new SiteKey(label, start, end, text[^1..]);
        return true;
    }

    /// <summary>The site as a lane of its own.</summary>
    public TrackSpec Lane => new("site", "The site that you came from", "hits", "", "", "", "")
    {
        Hits = [new TrackHit(Start, End, Strand, Label, "", "none", "", true)],
    };

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Label.Replace(Between, ' ')}{Between}{Start}{Between}{End}{Between}{Strand}");
}
