using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CisLens.Web.Tracks;

/// <summary>A hit of a row, for addresses. Written <c>0~pos_patterns.pattern_0~118</c>.</summary>
/// <param name="Discovery">Index of the discovery.</param>
/// <param name="Motif">The pattern's name, or the known motif's identifier.</param>
/// <param name="Start">First position in the row's arrays.</param>
public readonly record struct HitKey(int Discovery, string Motif, int Start)
{
    private const char Between = '~';

    /// <summary>Reads a key; false when the text is none.</summary>
    public static bool TryParse(string? text, [MaybeNullWhen(false)] out HitKey key)
    {
        key = default;
        if (text?.Split(Between) is not [var discovery, var motif, var start]
            || !int.TryParse(discovery, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || !int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            return false;
        key = new HitKey(index, motif, first);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Discovery}{Between}{Motif}{Between}{Start}");
}
