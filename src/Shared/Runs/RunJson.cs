using System.Text.Json;
using System.Text.Json.Serialization;

namespace CisLens.Shared.Runs;

/// <summary>The one way in which run specifications and cards are written as JSON.</summary>
public static class RunJson
{
    /// <summary>For people and files.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>For hashes and columns.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    private static JsonSerializerOptions Create(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        // What a file leaves out or says twice is said at the door, not where it is used first.
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new JsonObjectConverter() },
    };
}
