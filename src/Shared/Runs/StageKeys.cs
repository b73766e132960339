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

    /// <summary>The scan stage.</summary>
    public const string Scan = "scan";

    /// <summary>The stage that puts the audit's evidence together.</summary>
    public const string Audit = "audit";

    /// <summary>Not a stage's key: the folder of those that attribute.</summary>
    public const string Attributions = "attribute";

    private const string TestPrefix = "tests/";
    private const string AttributePrefix = Attributions + "/";
    private const string EmbedPrefix = "embed/";
    private const string FiltersPrefix = "filters/";
    private const string DiscoverPrefix = "discover/";
    private const string InstancesPrefix = "instances/";

    /// <summary>The stage of one method, for all targets of the run.</summary>
    /// <param name="method">The method's id.</param>
    public static string Attribute(string method) => AttributePrefix + method;

    /// <summary>The stage of one embedding.</summary>
    /// <param name="index">Its index in <see cref="RunSpec.Embeddings"/>.</param>
    public static string Embed(int index) => Key(EmbedPrefix, index);

    /// <summary>The stage of the filters of one layer.</summary>
    /// <param name="index">Its index in <see cref="MotifSpec.Filters"/>.</param>
    public static string Filters(int index) => Key(FiltersPrefix, index);

    /// <summary>The stage of one discovery.</summary>
    /// <param name="index">Its index in <see cref="MotifSpec.Discoveries"/>.</param>
    public static string Discover(int index) => Key(DiscoverPrefix, index);

    /// <summary>The stage that finds the places of the motifs of one discovery.</summary>
    /// <param name="index">Its index in <see cref="MotifSpec.Discoveries"/>.</param>
    public static string Instances(int index) => Key(InstancesPrefix, index);

    /// <summary>The stage of one test of the audit.</summary>
    /// <param name="test">The test's id.</param>
    public static string Test(string test) => TestPrefix + test;

    /// <summary>The test of a test stage; null for other stages.</summary>
    public static string? ParseTest(string key) => Name(key, TestPrefix);

    /// <summary>The index of an embed stage; null for other stages.</summary>
    public static int? ParseEmbed(string key) => Index(key, EmbedPrefix);

    /// <summary>The index of a filters stage; null for other stages.</summary>
    public static int? ParseFilters(string key) => Index(key, FiltersPrefix);

    /// <summary>The index of a discover stage; null for other stages.</summary>
    public static int? ParseDiscover(string key) => Index(key, DiscoverPrefix);

    /// <summary>The index of an instances stage; null for other stages.</summary>
    public static int? ParseInstances(string key) => Index(key, InstancesPrefix);

    /// <summary>The method of an attribute stage; null for other stages.</summary>
    public static string? ParseAttribute(string key) => Name(key, AttributePrefix);

    private static string? Name(string key, string prefix)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(prefix, StringComparison.Ordinal) && !key[prefix.Length..].Contains('/', StringComparison.Ordinal) ? key[prefix.Length..] : null;
    }

    private static string Key(string prefix, int index) => prefix + index.ToString(CultureInfo.InvariantCulture);

    private static int? Index(string key, string prefix)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(key.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}
