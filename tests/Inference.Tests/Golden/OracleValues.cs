using System.Text.Json;
using System.Text.Json.Nodes;

namespace CisLens.Inference.Tests.Golden;

/// <summary>Small results that a case keeps in its <c>case.json</c> instead of in files, with the tolerances that its notes state.</summary>
internal static class OracleValues
{
    private static readonly Dictionary<string, (double Atol, double Rtol)> Tolerances = new()
    {
        ["faithfulness_correlation"] = (1e-4, 0),
        ["summary_metrics"] = (0, 1e-3),
        ["monotonicity_correlation"] = (1e-6, 0),
        ["mprt"] = (2e-3, 0),
    };

    /// <summary>Whether the run's results are such values.</summary>
    public static bool Has(JsonObject run) => run["outputs"] is null && Tolerances.ContainsKey(Id(run));

    /// <summary>Absolute and relative tolerance of a run's values.</summary>
    public static (double Atol, double Rtol) Tolerance(JsonObject run) => Tolerances[Id(run)];

    /// <summary>The lists of numbers by the names that lead to them, joined by '/'; true and false are 1 and 0.</summary>
    public static IEnumerable<(string Name, float[] Values)> Of(JsonObject run) => Has(run) ? Lists("", run["values"]!) : [];

    private static IEnumerable<(string, float[])> Lists(string name, JsonNode node) => node switch
    {
        JsonObject part => part.SelectMany(child => Lists(name.Length == 0 ? child.Key : $"{name}/{child.Key}", child.Value!)),
        JsonArray list when list.All(item => item is JsonValue) => [(name, [.. list.Select(item => Number(item!))])],
        // A list of steps tells again, with the files, what the scores tell.
        _ => [],
    };

    private static float Number(JsonNode item) => item.GetValueKind() switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => item.GetValue<float>(),
    };

    private static string Id(JsonObject run) => run["id"]!.GetValue<string>();
}
