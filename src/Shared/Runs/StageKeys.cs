using System.Globalization;

namespace CisLens.Shared.Runs;

/// <summary>The keys of stages, which are also their folders.</summary>
public static class StageKeys
{
    /// <summary>The prepare stage.</summary>
    public const string Prepare = "prepare";

    /// <summary>The predict stage.</summary>
    public const string Predict = "predict";

    /// <summary>The bundle stage.</summary>
    public const string Bundle = "bundle";

    private const string AttributePrefix = "attribute/";
    private const string EmbedPrefix = "embed/";

    /// <summary>The stage of one method, for all targets of the run.</summary>
    /// <param name="method">The method's id.</param>
    public static string Attribute(string method) => AttributePrefix + method;

    /// <summary>The stage of one embedding.</summary>
    /// <param name="index">Its index in <see cref="RunSpec.Embeddings"/>.</param>
    public static string Embed(int index) => EmbedPrefix + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The index of an embed stage; null for other stages.</summary>
    public static int? ParseEmbed(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(EmbedPrefix, StringComparison.Ordinal)
            && int.TryParse(key.AsSpan(EmbedPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }

    /// <summary>The method of an attribute stage; null for other stages.</summary>
    public static string? ParseAttribute(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(AttributePrefix, StringComparison.Ordinal) && !key[AttributePrefix.Length..].Contains('/', StringComparison.Ordinal)
            ? key[AttributePrefix.Length..]
            : null;
    }
}
