using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CisLens.Shared.Runs;

/// <summary>What one method says of one target. Written <c>attribute/ism/0</c> in addresses and sort keys.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Target">Index of the target in <see cref="RunSpec.Targets"/>.</param>
public readonly record struct TrackKey(string Method, int Target)
{
    /// <summary>The stage that computes it, together with the other targets.</summary>
    public string StageKey => StageKeys.Attribute(Method);

    /// <summary>Reads a key.</summary>
    /// <param name="text">E.g. <c>attribute/ism/0</c>.</param>
    /// <param name="key">The key.</param>
    /// <returns>False when the text is no key.</returns>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out TrackKey key)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.LastIndexOf('/');
        key = default;
        if (slash < 0 || StageKeys.ParseAttribute(text[..slash]) is not { } method
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var target))
            return false;
        key = new TrackKey(method, target);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StageKey}/{Target}");
}
