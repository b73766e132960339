using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>The evidence as a file.</summary>
internal static class AuditFiles
{
    public const string Name = "evidence.json";

    private static readonly JsonSerializerOptions Json = new(RunJson.Indented) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static void Write(string folder, IReadOnlyList<RuleEvidence> evidence) =>
        File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(evidence, Json));

    public static IReadOnlyList<RuleEvidence> Read(string folder) =>
        JsonSerializer.Deserialize<RuleEvidence[]>(File.ReadAllText(Path.Combine(folder, Name)), Json)!;
}
