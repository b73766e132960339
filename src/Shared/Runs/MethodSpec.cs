using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CisLens.Shared.Runs;

/// <summary>An attribution method and its settings.</summary>
public sealed record MethodSpec
{
    /// <summary>The method's id in the catalogue, e.g. <c>ism</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The settings by name, as the method's options record writes them; null means its defaults.</summary>
    public JsonObject? Options { get; init; }

    /// <summary>Whether the scores are the mean of those of the sequence and of those of its reverse complement, turned back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BothStrands { get; init; }
}
