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

    /// <summary>The stage of one method, for all targets of the run.</summary>
    /// <param name="method">The method's id.</param>
    public static string Attribute(string method) => AttributePrefix + method;

    /// <summary>The method of an attribute stage; null for other stages.</summary>
    public static string? ParseAttribute(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(AttributePrefix, StringComparison.Ordinal) && !key[AttributePrefix.Length..].Contains('/', StringComparison.Ordinal)
            ? key[AttributePrefix.Length..]
            : null;
    }
}
