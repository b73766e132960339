using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Evidence and summaries as files.</summary>
internal static class AuditFiles
{
    public const string Name = "evidence.json";

    /// <summary>How evidence and what it rests on are written; numbers may be infinite.</summary>
    public static readonly JsonSerializerOptions Json = new(RunJson.Indented) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static void Write(string folder, IReadOnlyList<RuleEvidence> evidence) =>
        WriteRecord(Path.Combine(folder, Name), evidence);

    public static IReadOnlyList<RuleEvidence> Read(string folder) =>
        ReadRecord<RuleEvidence[]>(Path.Combine(folder, Name));

    /// <summary>Writes a record; numbers that are not finite are written by name.</summary>
    public static void WriteRecord<T>(string path, T record) => File.WriteAllText(path, JsonSerializer.Serialize(record, Json));

    public static T ReadRecord<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json)!;
}
