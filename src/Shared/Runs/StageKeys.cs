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

    /// <summary>The stage of one method for one target.</summary>
    /// <param name="method">The method's id.</param>
    /// <param name="target">Index of the target in <see cref="RunSpec.Targets"/>.</param>
    public static string Attribute(string method, int target) =>
        string.Create(CultureInfo.InvariantCulture, $"{AttributePrefix}{method}/{target}");

    /// <summary>Method and target index of an attribute stage; null for other stages.</summary>
    public static (string Method, int Target)? ParseAttribute(string key)
    {
        if (!key.StartsWith(AttributePrefix, StringComparison.Ordinal))
            return null;
        var parts = key[AttributePrefix.Length..].Split('/');
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var target)
            ? (parts[0], target)
            : null;
    }
}
